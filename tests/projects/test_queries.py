"""Pages ask the database as often for thirty rows as for one (R27), and at most 25 times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.councils.factories import MembershipFactory, OrganisationFactory, StewardFactory, site_team_member
from tests.projects.factories import (
    PartnershipFactory,
    PictureFactory,
    PledgeFactory,
    ProjectFactory,
    RequestFactory,
    ServiceFactory,
    ServiceGroupFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db
MOST = 25


def queries(client, address) -> int:
    """Count them, after a first visit that fills what is kept between requests."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def grow(client, address, add):
    """Count for one row and for thirty."""
    add()
    one = queries(client, address)
    for _ in range(29):
        add()
    return one, queries(client, address)


@pytest.mark.parametrize("role", ["owner", "steward", "broker"])
def test_my_work(client, role):
    steward = StewardFactory()
    person = {"owner": MembershipFactory().user, "steward": steward.user, "broker": site_team_member()}[role]
    client.force_login(person)
    group = ServiceGroupFactory()

    def add():
        lead = person.memberships.first().organisation if role == "owner" else OrganisationFactory()
        project = ProjectFactory(service_group=group, lead=lead, owner=person if role == "owner" else None)
        RequestFactory(project=project)
        PledgeFactory(project=project)
        PledgeFactory(project=project, state="delivered-said")
        PledgeFactory(council=steward.organisation, state="awaiting", offered_at=None)
        PledgeFactory(state="awaiting", offered_at=None)
        PartnershipFactory(project=project, organisation=OrganisationFactory())
        PartnershipFactory(organisation=steward.organisation)
        RequestFactory(sent_by=person)
        RequestFactory(project=ProjectFactory(unclaimed=True, lead=steward.organisation, service_group=group))
        RequestFactory(project=ProjectFactory(unclaimed=True, service_group=group))
        ProjectFactory(draft=True, owner=person if role == "owner" else None, lead=lead, service_group=group)
        MembershipFactory(organisation=steward.organisation, state="asked")
        MembershipFactory(steward="volunteered")

    one, thirty = grow(client, reverse("my_work"), add)
    assert one == thirty <= MOST


def test_a_project(client):
    project = ProjectFactory()

    def add():
        PledgeFactory(project=project)
        PartnershipFactory(project=project, state="accepted")
        TeamMemberFactory(project=project)
        project.services.add(ServiceFactory())

    one, thirty = grow(client, project.get_absolute_url(), add)
    assert one == thirty <= MOST


def test_what_is_shown_with_a_link_to_a_project_asks_for_nothing_more(client):
    project = ProjectFactory()
    without = queries(client, project.get_absolute_url())
    PictureFactory(project=project)
    assert queries(client, project.get_absolute_url()) == without


def test_a_council(client):
    council = OrganisationFactory()

    def add():
        ProjectFactory(lead=council)
        PledgeFactory(council=council)

    one, thirty = grow(client, council.get_absolute_url(), add)
    assert one == thirty <= MOST


def test_the_people_of_a_council(client):
    steward = StewardFactory()
    client.force_login(steward.user)
    address = reverse("councils:people", args=[steward.organisation.slug])
    one, thirty = grow(client, address, lambda: MembershipFactory(organisation=steward.organisation))
    assert one == thirty <= MOST
