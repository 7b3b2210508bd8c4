from urllib.parse import parse_qs, urlsplit

import pytest

from search.index import filing
from search.intent import offers
from search.query import Query
from tests.councils.factories import OrganisationFactory
from tests.projects.factories import ProjectFactory, ServiceFactory, ServiceGroupFactory
from tests.search.asking import VISITOR, search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]


@pytest.fixture
def wyebridge():
    return OrganisationFactory(name="Wyebridge City Council", short_name="Wyebridge", slug="wyebridge", nation="wales")


def offered(words, **chosen):
    """What is offered for a question, by its words: the rest of the question and the filters."""
    found = search(words, **chosen)
    filters = {name: frozenset([value]) for name, value in chosen.items()}
    given = offers(Query(VISITOR, words, filters=filters), found.understood, found.counts)
    return {offer.label: parse_qs(urlsplit(offer.url).query) for offer in given}


def test_a_council_a_nation_and_a_phase_are_offered_as_filters(wyebridge):
    ProjectFactory(title="Parking permits", lead=wyebridge, phase="discovery")
    filing.rebuild()

    assert offered("parking in Wyebridge") == {"in Wyebridge": {"q": ["parking"], "council": ["wyebridge"]}}
    assert offered("parking discovery") == {"Discovery": {"q": ["parking"], "phase": ["discovery"]}}
    assert offered("permits for Wales") == {"in Wales": {"q": ["permits"], "nation": ["wales"]}}
    assert offered("Wyebridge") == {"in Wyebridge": {"council": ["wyebridge"]}}
    assert offered("parking permits") == {}


def test_a_service_is_recognised_by_its_everyday_words(wyebridge):
    waste = ServiceGroupFactory(slug="waste", name="Waste")
    service = ServiceFactory(slug="missed", name="Missed collections", group=waste, words="bin day, wheelie bin")
    ProjectFactory(title="Plain rounds by wheelie bin", lead=wyebridge, service_group=waste, services=[service])
    filing.rebuild()

    assert offered("reminders of bin day") == {"Missed collections": {"q": ["reminders"], "about": ["missed"]}}


def test_what_would_find_nothing_or_is_on_already_is_not_offered(wyebridge):
    ProjectFactory(title="Parking permits", lead=wyebridge, phase="discovery")
    OrganisationFactory(name="Kelderdale County Council", short_name="Kelderdale")
    filing.rebuild()

    assert offered("parking in Kelderdale") == {}
    assert offered("parking discovery", phase="discovery") == {}


def test_of_a_council_that_has_ended_those_of_today_are_offered(wyebridge):
    ended = OrganisationFactory(name="Old Wye District Council", short_name="Old Wye", end="2020-03-31")
    ended.successors.add(wyebridge)
    ProjectFactory(title="Parking permits", lead=wyebridge)
    filing.rebuild()

    assert list(offered("parking in Old Wye")) == ["in Wyebridge"]


def test_the_longest_name_counts(wyebridge):
    north = OrganisationFactory(name="North Wyebridge Council", short_name="North Wyebridge", slug="north")
    ProjectFactory(title="Parking in North Wyebridge", lead=wyebridge)
    ProjectFactory(title="Parking", lead=north)
    filing.rebuild()

    assert list(offered("parking in North Wyebridge")) == ["in North Wyebridge"]


def test_the_page_offers_and_never_forces(client, wyebridge):
    ProjectFactory(title="Parking permits", lead=wyebridge)
    ProjectFactory(title="Parking near Wyebridge")
    filing.rebuild()

    page = client.get("/search/", {"q": "parking in Wyebridge"}).content.decode()
    assert "2 projects about" in page
    assert '<a class="chip chip--on" href="/projects/?q=parking&amp;council=wyebridge">in Wyebridge</a>' in page
