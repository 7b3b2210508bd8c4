import pytest

from councils.enums import Kind
from councils.models import OtherName
from projects.enums import Audience, OutputKind, PartnershipState
from projects.models import Output
from search.index import filing
from tests.councils.factories import OrganisationFactory, member_of
from tests.projects.factories import PartnershipFactory, ProjectFactory, ServiceFactory, ServiceGroupFactory, in_step
from tests.search.asking import close, record, search, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]


@pytest.mark.parametrize("field", ["title", "summary", "problem", "why", "users", "would_help"])
def test_words_are_found_in_what_the_team_wrote(field):
    ProjectFactory(title="Something else")
    ProjectFactory(**{"title": "Wanted one", field: "Lorries with telematics"})

    assert len(titles("telematics")) == 1


def test_words_are_found_in_every_name_of_the_lead():
    lead = OrganisationFactory(name="London Borough of Ashby", short_name="Ashby", welsh_name="Aseby")
    OtherName.objects.create(organisation=lead, name="LBA")
    ProjectFactory(title="Its work", lead=lead)
    ProjectFactory(title="Something else")
    filing.rebuild()

    for name in ("London Borough of Ashby", "ashby", "aseby", "LBA"):
        assert titles(name) == ["Its work"]


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (PartnershipState.ACCEPTED, True),
        (PartnershipState.NAMED, True),
        (PartnershipState.INVITED, False),
        (PartnershipState.DECLINED, False),
        (PartnershipState.ENDED, False),
    ],
)
def test_a_partner_is_found_only_where_the_page_names_it(state, found):
    partner = OrganisationFactory(short_name="Quietford")
    PartnershipFactory(organisation=partner, state=state)

    assert bool(titles("quietford")) is found
    assert bool(search(council=partner.slug).total) is found


def test_an_ended_councils_name_finds_its_successors_work_in_several_steps():
    today = OrganisationFactory(short_name="Newshire")
    between = OrganisationFactory(short_name="Midshire", end="2019-04-01", successors=[today])
    OrganisationFactory(short_name="Oldby", end="2009-04-01", successors=[between])
    ProjectFactory(title="Work of today", lead=today)
    ProjectFactory(title="Something else")
    filing.rebuild()

    (hit,) = search("Oldby").hits

    assert hit.thing.title == "Work of today"
    assert hit.found_in == ("council",)


def test_everyday_words_of_the_service_find_its_projects():
    waste = ServiceGroupFactory(name="Waste and recycling", words="bins, rubbish, tips")
    ProjectFactory(title="Rounds in order", service_group=waste)
    ProjectFactory(title="Something else")
    filing.rebuild()

    (hit,) = search("rubbish").hits

    assert hit.found_in == ("service",)


def test_everyday_words_of_the_services_it_concerns_find_a_project():
    plans = ServiceFactory(name="Education, health and care plans", words="EHCP, annual review")
    ProjectFactory(title="A portal for families", services=[plans, ServiceFactory()])
    ProjectFactory(title="Something else")
    filing.rebuild()

    (hit,) = search("ehcp").hits

    assert hit.found_in == ("service",)


def test_outputs_and_themes_of_the_source_are_searched():
    made = ProjectFactory(title="With an output")
    Output.objects.create(title="Wireframes of a calendar", kind=OutputKind.PROTOTYPE).projects.add(made)
    in_step(made)
    record("With a theme", themes=["failure demand"], lead_said="Somebody unknown")

    assert titles("wireframes") == ["With an output"]
    assert titles("failure demand") == ["With a theme"]
    assert titles("somebody unknown") == ["With a theme"]


def test_each_word_must_be_found_in_whatever_place():
    ProjectFactory(title="Missed rounds", problem="Nobody knows which bins.", summary="Maps.")
    ProjectFactory(title="Missed rounds only", summary="Maps.")

    assert titles("missed bins") == ["Missed rounds"]


def test_what_is_found_in_the_title_comes_first():
    ProjectFactory(title="In the story", summary="Maps.", problem="Potholes everywhere")
    ProjectFactory(title="In the summary", summary="Potholes, mapped.")
    ProjectFactory(title="Potholes", summary="Maps.")

    assert titles("potholes") == ["Potholes", "In the summary", "In the story"]


def test_as_few_passages_are_named_as_show_every_word():
    ProjectFactory(title="Missed bins", summary="Missed bins, again.")

    assert search("missed bins").hits[0].found_in == ("title",)


def test_accents_and_capitals_do_not_matter():
    ProjectFactory(title="Ynys Môn: dyddiadau casglu", summary="Maps.")

    assert titles("YNYS MON")


def test_drafts_are_never_listed_even_for_their_team():
    council = OrganisationFactory()
    owner = member_of(council)
    ProjectFactory(title="A draft", lead=council, draft=True, owner=owner)

    assert titles(reader=owner) == []
    assert titles("draft", reader=owner) == []


@pytest.mark.parametrize(
    ("audience", "visitor", "officer", "colleague"),
    [
        (Audience.EVERYONE, 1, 1, 1),
        (Audience.OFFICERS, 0, 1, 1),
        (Audience.COUNCIL, 0, 0, 1),
    ],
)
def test_only_what_the_reader_may_see_is_found_and_counted(audience, visitor, officer, colleague):
    council = OrganisationFactory()
    ProjectFactory(title="Telematics", lead=council, audience=audience, public_since=None)
    readers = {
        member_of(OrganisationFactory()): officer,
        member_of(council): colleague,
        member_of(OrganisationFactory(kind=Kind.SUPPLIER)): visitor,
    }

    assert search("telematics").total == visitor
    for reader, number in readers.items():
        assert search("telematics", reader=reader).total == number
        assert search(reader=reader).counts["phase"].get("alpha", 0) == number
        assert len(close("telematics vending", reader=reader)) == number


def test_what_has_some_of_the_words_comes_close():
    ProjectFactory(title="Dog fouling", summary="Maps.")
    ProjectFactory(title="Dog wardens", summary="Maps.")
    ProjectFactory(title="Bags", summary="Maps.")

    assert titles("dog fouling") == ["Dog fouling"]
    assert close("dog fouling") == ["Dog wardens"]
    assert titles("dog fouling vending") == []
    assert close("dog fouling vending") == ["Dog fouling", "Dog wardens"]


def test_what_comes_close_passes_the_filters_and_is_not_counted():
    ProjectFactory(title="Dog fouling", summary="Maps.", phase="alpha")
    ProjectFactory(title="Dog wardens", summary="Maps.", phase="beta")
    ProjectFactory(title="Dog walkers", summary="Maps.", phase="alpha")

    assert close("dog fouling", phase="alpha") == ["Dog walkers"]
    assert search("dog fouling").total == search("dog fouling").counts["phase"]["alpha"] == 1
