"""Entries from public records: who may claim them, and what follows."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from activity.models import Event
from kit.refusals import NotPermitted, Refused
from projects.actions import claim as actions
from projects.models import Project, TeamMember
from projects.models.claiming import claimable_by, claiming_council
from tests.councils.factories import MembershipFactory, OrganisationFactory, member_of, site_team_member
from tests.projects.factories import PartnershipFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def test_a_member_of_the_lead_council_claims_and_owns_the_entry():
    project = ProjectFactory(unclaimed=True, state="not-known")
    member = member_of(project.lead)
    assert list(claimable_by(member)) == [project]
    actions.claim(project=project, by=member)
    project.refresh_from_db()
    assert (project.unclaimed, project.state) == (False, "not-known")
    assert TeamMember.objects.get().user == member
    assert not claimable_by(member)


def test_a_member_of_the_successor_takes_the_lead_over():
    successor = OrganisationFactory()
    between = OrganisationFactory(end=date(2023, 4, 1), successors=[successor])
    ended = OrganisationFactory(end=date(2020, 4, 1), successors=[between])
    project = ProjectFactory(unclaimed=True, lead=ended)
    member = member_of(successor)
    assert list(claimable_by(member)) == [project]
    actions.claim(project=project, by=member)
    assert Project.objects.get().lead == successor


def test_a_member_of_a_named_partner_claims_and_the_lead_stays():
    project = ProjectFactory(unclaimed=True)
    partner = PartnershipFactory(project=project, state="named").organisation
    member = member_of(partner)
    assert list(claimable_by(member)) == [project]
    actions.claim(project=project, by=member)
    project.refresh_from_db()
    assert project.lead != partner
    assert project.partnerships.accepted().get().organisation == partner
    assert TeamMember.objects.get().organisation == partner
    assert Event.objects.get().council == partner.pk


def test_a_member_of_a_partners_successor_claims_as_a_partner():
    successor = OrganisationFactory()
    ended = OrganisationFactory(end=date(2023, 4, 1), successors=[successor])
    project = ProjectFactory(unclaimed=True)
    PartnershipFactory(project=project, state="named", organisation=ended)
    actions.claim(project=project, by=member_of(successor))
    assert project.partnerships.accepted().get().organisation == successor


def test_what_my_work_offers_to_claim_is_what_can_be_claimed(client):
    today = OrganisationFactory()
    bodies = [
        today,
        OrganisationFactory(end=date(2023, 4, 1), successors=[today]),
        OrganisationFactory(end=date(2090, 4, 1), successors=[today]),
        OrganisationFactory(kind="public-body"),
    ]
    entries = [ProjectFactory(unclaimed=True, lead=body) for body in bodies]
    for state in ("named", "accepted", "declined"):
        entries += [
            PartnershipFactory(project__unclaimed=True, organisation=body, state=state).project for body in bodies
        ]
    offered = []
    for member in map(member_of, bodies):
        may = {entry.pk for entry in entries if claiming_council(member, entry)}
        assert {entry.pk for entry in claimable_by(member)} == may
        offered.append(len(may))
    assert offered == [6, 0, 3, 0]


def test_a_lead_is_no_partner_of_its_own():
    successor = OrganisationFactory()
    project = ProjectFactory(unclaimed=True, lead=OrganisationFactory(end=date(2023, 4, 1), successors=[successor]))
    PartnershipFactory(project=project, state="named", organisation=successor)
    actions.claim(project=project, by=member_of(successor))
    assert not project.partnerships.shown().exists()


def test_nobody_else_claims_it():
    project = ProjectFactory(unclaimed=True)
    PartnershipFactory(project=project, state="declined", organisation=(other := OrganisationFactory()))
    for outsider in (MembershipFactory().user, member_of(other), site_team_member()):
        with pytest.raises(NotPermitted):
            actions.claim(project=project, by=outsider)


def test_an_ended_membership_claims_nothing():
    project = ProjectFactory(unclaimed=True)
    former = MembershipFactory(organisation=project.lead, state="ended").user
    with pytest.raises(NotPermitted):
        actions.claim(project=project, by=former)


def test_who_comes_second_is_told():
    project = ProjectFactory(unclaimed=True)
    actions.claim(project=project, by=member_of(project.lead))
    with pytest.raises(Refused, match="claimed this entry already"):
        actions.claim(project=project, by=member_of(project.lead))


def test_the_site_team_assigns_what_no_council_can_claim():
    project = ProjectFactory(unclaimed=True, lead=OrganisationFactory(kind="charity", code=""))
    membership = MembershipFactory()
    with pytest.raises(NotPermitted):
        actions.assign(project=project, membership=membership, by=membership.user)
    actions.assign(project=project, membership=membership, by=site_team_member())
    assert TeamMember.objects.get().user == membership.user
    assert project.partnerships.accepted().get().organisation == membership.organisation


def test_the_site_team_leaves_to_councils_what_they_can_claim():
    project = ProjectFactory(unclaimed=True)
    with pytest.raises(NotPermitted, match="can claim it"):
        actions.assign(project=project, membership=MembershipFactory(), by=site_team_member())


def test_claiming_by_the_page(client):
    project = ProjectFactory(unclaimed=True)
    client.force_login(member_of(project.lead))
    address = reverse("projects:claim", args=[project.pk, project.slug])
    assert "Claim this entry" in client.get(project.get_absolute_url()).content.decode()
    assert client.get(address).status_code == 200
    response = client.post(address, follow=True)
    assert "It is yours now" in response.content.decode()
    assertRedirects(client.get(address), project.get_absolute_url())


def test_assigning_by_the_page_names_no_address(client):
    project = ProjectFactory(unclaimed=True, lead=OrganisationFactory(kind="charity", code=""))
    membership = MembershipFactory()
    client.force_login(site_team_member())
    address = reverse("projects:assign", args=[project.pk, project.slug])
    page = client.post(address, {"email": "nobody@northby.example"}).content.decode()
    assert "Nobody with this address belongs to a council or public body here" in page
    page = client.post(address, {"email": membership.user.email}, follow=True).content.decode()
    assert membership.user.email not in page
    assert not Project.objects.get().unclaimed
