"""The register in Wagtail's admin: the site team adds and changes, by actions."""

import pytest
from django.contrib.auth.models import Group, Permission

from activity.models import Event
from councils.enums import DomainSource, Kind, SiteRole
from councils.models import Domain, Organisation
from tests.councils.factories import DomainFactory, OrganisationFactory, UserFactory, site_team_member

pytestmark = pytest.mark.django_db

NEW = "/admin/organisations/new/"


def signed_in(client, user):
    """Sign in who may open the admin; what they may do there is for the rules of this room."""
    everybody = Group.objects.create(name="everybody")
    everybody.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(everybody)
    client.force_login(user)
    return client


@pytest.fixture(params=list(SiteRole))
def team(client, request):
    return signed_in(client, site_team_member(request.param))


def body(**changes):
    return {"name": "Digital Friends", "short_name": "Friends", "kind": Kind.CHARITY, **changes}


def test_the_site_team_adds_a_body_with_one_event(team):
    assert team.get(NEW).status_code == 200
    assert team.post(NEW, body(website="friends.example")).status_code == 302
    added = Organisation.objects.get()
    assert (added.name, added.short_name, added.kind, added.website) == (
        "Digital Friends",
        "Friends",
        Kind.CHARITY,
        "friends.example",
    )
    assert Event.objects.get().kind == "organisation.added"


def test_a_refusal_is_shown_in_the_form_and_keeps_what_was_typed(team):
    OrganisationFactory(name="Digital Friends")
    response = team.post(NEW, body(website="friends.example"))
    page = response.content.decode()
    assert response.status_code == 200
    assert "is there already" in page
    assert "friends.example" in page
    assert Organisation.objects.count() == 1


def test_a_council_is_no_choice(team):
    assert team.post(NEW, body(kind=Kind.UNITARY)).status_code == 200
    assert not Organisation.objects.exists()


def test_columns_that_are_not_in_the_form_are_not_written(team):
    team.post(NEW, body(code="CMD", is_example="on", slug="evil", end="2020-01-01"))
    added = Organisation.objects.get()
    assert (added.code, added.is_example, added.slug, added.end) == ("", False, "digital-friends", None)


def test_a_body_is_changed_and_the_register_is_not(team):
    charity = OrganisationFactory(code="", kind=Kind.CHARITY)
    team.post(f"/admin/organisations/edit/{charity.pk}/", body(name="New Friends"))
    charity.refresh_from_db()
    assert charity.name == "New Friends"
    council = OrganisationFactory(name="Northby Council")
    team.post(f"/admin/organisations/edit/{council.pk}/", body(name="Mine"))
    council.refresh_from_db()
    assert council.name == "Northby Council"


def test_nothing_is_deleted(team):
    charity = OrganisationFactory(code="", kind=Kind.CHARITY)
    team.post(f"/admin/organisations/delete/{charity.pk}/")
    assert Organisation.objects.filter(pk=charity.pk).exists()


def test_a_domain_is_added_to_a_council_of_the_register_and_taken_back(team):
    council = OrganisationFactory()
    team.post("/admin/domains/new/", {"organisation": council.pk, "name": "northby.gov.uk"})
    domain = Domain.objects.get()
    assert (domain.organisation, domain.source) == (council, DomainSource.SITE_TEAM)
    team.post(f"/admin/domains/delete/{domain.pk}/")
    assert not Domain.objects.exists()
    assert list(Event.objects.order_by("id").values_list("kind", flat=True)) == ["domain.added", "domain.removed"]


def test_everybodys_domain_is_refused_in_the_form(team):
    response = team.post("/admin/domains/new/", {"organisation": OrganisationFactory().pk, "name": "gmail.com"})
    assert "Anybody may have an address there" in response.content.decode()


def test_domains_of_the_register_stay(team):
    domain = DomainFactory()
    team.post(f"/admin/domains/delete/{domain.pk}/")
    team.post(f"/admin/domains/edit/{domain.pk}/", {"organisation": domain.organisation.pk, "name": "other.gov.uk"})
    domain.refresh_from_db()
    assert domain.name != "other.gov.uk"


def test_the_lists_open(team):
    OrganisationFactory(end=None)
    DomainFactory()
    for address in ("/admin/organisations/", "/admin/domains/"):
        assert team.get(address, {"q": "north"}).status_code == 200


def test_others_in_the_admin_do_not_keep_the_register(client):
    signed_in(client, UserFactory())
    assert client.get(NEW).status_code == 302
    assert client.post(NEW, body()).status_code == 302
    assert not Organisation.objects.exists()


def test_who_is_not_in_the_admin_gets_nowhere(client):
    client.force_login(UserFactory())
    assert client.post(NEW, body())["Location"].startswith("/admin/login/")
    assert not Organisation.objects.exists()
