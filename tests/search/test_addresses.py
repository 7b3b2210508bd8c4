import pytest
from django.http import QueryDict

from search import parameters
from search.enums import Sort
from tests.councils.factories import OrganisationFactory
from tests.projects.factories import ServiceFactory, ServiceGroupFactory
from tests.search.asking import VISITOR

pytestmark = pytest.mark.django_db


def read(address):
    return parameters.read(QueryDict(address), VISITOR)


@pytest.mark.parametrize(
    "address",
    [
        "/projects/",
        "/projects/?q=missed+bins",
        "/projects/?q=missed+bins&phase=alpha&phase=beta&help=wanted&sort=title&page=3",
        "/projects/?service=waste&about=bins&council=leeds&nation=wales&from=councils&sort=confirmed",
    ],
)
def test_an_address_says_what_is_asked_and_back(address):
    ServiceFactory(slug="bins", group=ServiceGroupFactory(slug="waste"))
    OrganisationFactory(slug="leeds")

    assert parameters.address(read(address.partition("?")[2])) == address


@pytest.mark.parametrize(
    "address",
    [
        "phase=nonsense&nation=mars&help=yes&from=nowhere&service=none&about=none&council=atlantis",
        "sort=sideways&page=0",
        "page=-1",
        "page=two&sort=",
        "page=99999999999999999999999999",
        "page=%C2%B2",
        "sort=match",
        "unknown=1",
        "phase=&council=&service=",
        "council=%00&service=%00",
        "council=999999999999999999999999",
    ],
)
def test_what_means_nothing_is_passed_over(address):
    assert parameters.address(read(address)) == "/projects/"


@pytest.mark.parametrize("said", ["leeds", "Leeds City Council", "LEEDS", "Leeds Council"])
def test_a_council_is_known_by_slug_and_by_name(said):
    OrganisationFactory(slug="leeds", short_name="Leeds", name="Leeds City Council")

    assert read(QueryDict(mutable=True).urlencode() + f"council={said}").filters["council"] == {"leeds"}


def test_a_council_is_known_by_number():
    leeds = OrganisationFactory(slug="leeds")

    assert read(f"council={leeds.pk}").filters["council"] == {"leeds"}


def test_best_match_is_usual_with_words_and_newest_without():
    assert read("q=bins").sort == Sort.MATCH
    assert read("").sort == Sort.NEWEST
    assert read("q=bins&sort=newest").sort == Sort.NEWEST
