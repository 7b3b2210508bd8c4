import pytest
from django.test import Client
from django.urls import reverse

from councils.models import OtherName
from projects.enums import Audience
from search.enums import EquivalentKind
from search.index import filing
from search.models import Equivalent
from search.suggesting import MOST, suggest
from tests.councils.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.projects.factories import ProjectFactory, ServiceFactory
from tests.search.asking import VISITOR, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]


def suggested(typed, reader=VISITOR):
    return [each.text for each in suggest(typed, reader)]


def test_what_is_typed_is_gone_on_with():
    OrganisationFactory(name="Wyebridge City Council", short_name="Wyebridge")
    ServiceFactory(name="Wye crossings")
    ProjectFactory(title="Permits by the Wye")
    filing.rebuild()

    assert set(suggested("wy")) == {"Wyebridge", "Wye crossings", "Permits by the Wye"}
    assert suggested("permits by the w") == ["Permits by the Wye"]
    assert suggested("wyeb") == ["Wyebridge"]


def test_nothing_is_suggested_for_a_letter_or_for_no_word():
    ProjectFactory(title="Permits")
    assert [suggested(typed) for typed in ("", "p", "  ", "**", "\x00\x00", "xylophones")] == [[]] * 6


@pytest.mark.parametrize("others", [0, 20])
def test_the_first_suggestion_for_a_whole_title_is_the_first_that_is_found(others):
    ProjectFactory(title="Missed bins")
    for number in range(others):
        ProjectFactory(title=f"Missed bins and missed bins {number}", summary="Missed bins, missed bins")
    filing.rebuild()

    assert suggested("Missed bins")[0] == titles("Missed bins")[0] == "Missed bins"
    assert len(suggested("Missed bins")) <= MOST


def test_words_that_stand_for_others_are_suggested_with_what_they_mean():
    Equivalent.objects.create(
        typed="EHCP", means="education, health and care plan", kind=EquivalentKind.ACRONYM, key="ehcp", means_key="x"
    )
    (found,) = suggest("ehc", VISITOR)
    assert (found.text, found.about) == ("EHCP", "education, health and care plan")


def test_a_council_is_suggested_by_its_other_names():
    council = OrganisationFactory(name="Wyebridge City Council", short_name="Wyebridge")
    OtherName.objects.create(organisation=council, name="Pont Gwy")
    filing.rebuild()

    assert suggested("Pont G") == ["Wyebridge"]


def test_nothing_is_suggested_that_somebody_may_not_see():
    member = MembershipFactory()
    ProjectFactory(title="Quiet permits", audience=Audience.COUNCIL, lead=member.organisation)
    ProjectFactory(title="Permits of a draft", draft=True)
    # Words of what is not public are gone on with for nobody; who may see it finds it by whole words.
    assert suggested("quiet permits") == []
    assert suggested("quiet permits", UserFactory()) == []
    assert suggested("quiet permits", member.user) == ["Quiet permits"]
    member.delete()
    assert suggested("quiet permits", type(member.user).objects.get(pk=member.user.pk)) == []


def test_the_address_gives_json(client):
    ProjectFactory(title="Permits <b>by</b> the Wye")
    answer = client.get(reverse("search:suggestions"), {"q": "permits"})
    assert answer.json() == {"suggestions": [{"text": "Permits <b>by</b> the Wye", "about": "Projects"}]}
    assert Client().get(reverse("search:suggestions")).json() == {"suggestions": []}


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    for number in range(30):
        ProjectFactory(title=f"Permits {number}")
    with django_assert_max_num_queries(9):
        client.get(reverse("search:suggestions"), {"q": "permits by the wye and p"})
