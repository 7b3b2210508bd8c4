"""Partner councils and the team."""

from datetime import date

import pytest
from django.urls import reverse

from kit.refusals import NotPermitted, Refused
from projects.actions import partnership as partnerships
from projects.actions import pledge as pledges
from projects.actions import team
from projects.models import Partnership, Project, TeamMember
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)
from tests.projects.factories import PartnershipFactory, PledgeFactory, ProjectFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


def of(name, project):
    return reverse(f"projects:{name}", args=[project.pk, project.slug])


def test_a_partner_shows_and_gains_access_once_a_member_of_it_accepts():
    owner = UserFactory()
    project = ProjectFactory(owner=owner, audience="council")
    council = OrganisationFactory()
    member = member_of(council)
    partnership = partnerships.invite(project=project, organisation=council, by=owner)
    assert not Project.objects.visible_to(member).exists()
    partnerships.accept(partnership=partnership, by=member)
    assert Project.objects.visible_to(member).get().partnerships.shown().get().organisation == council
    partnerships.end(partnership=partnership, by=owner)
    assert not Project.objects.visible_to(member).exists()


def test_every_member_of_the_asked_council_is_asked_though_it_has_a_steward(client):
    partnership = PartnershipFactory(project=ProjectFactory(audience="council", title="Among ourselves"))
    steward_of(partnership.organisation)
    client.force_login(member_of(partnership.organisation))
    assert "Among ourselves" in client.get(reverse("my_work")).text


def test_only_members_of_the_asked_council_answer():
    partnership = PartnershipFactory()
    for outsider in (MembershipFactory().user, member_of(partnership.project.lead)):
        with pytest.raises(NotPermitted):
            partnerships.accept(partnership=partnership, by=outsider)


def test_a_council_that_declined_can_be_asked_again_but_not_while_it_is_asked():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    council = OrganisationFactory()
    partnership = partnerships.invite(project=project, organisation=council, by=owner)
    assert partnerships.invite(project=project, organisation=council, by=owner) == partnership
    partnerships.decline(partnership=partnership, by=member_of(council))
    partnerships.invite(project=project, organisation=council, by=owner)
    assert Partnership.objects.get().state == "invited"


def test_who_is_a_partner_is_not_asked_again():
    owner = UserFactory()
    partnership = PartnershipFactory(project=ProjectFactory(owner=owner), state="accepted")
    with pytest.raises(Refused, match="Nothing to do"):
        partnerships.invite(project=partnership.project, organisation=partnership.organisation, by=owner)


def test_a_partners_steward_ends_it_for_the_council(client):
    partnership = PartnershipFactory(state="accepted")
    council = partnership.organisation
    address = reverse("projects:leave_partnership", args=[partnership.pk])
    member, steward = member_of(council), steward_of(council)
    client.force_login(member)
    assert address not in client.get(partnership.project.get_absolute_url()).content.decode()
    assert client.post(address).status_code == 404
    with pytest.raises(NotPermitted):
        partnerships.leave(partnership=partnership, by=member)
    client.force_login(steward)
    page = client.get(partnership.project.get_absolute_url()).content.decode()
    assert address in page
    assert "Leave as a partner" in page
    assert council.name in client.get(address).content.decode()
    client.post(address)
    assert Partnership.objects.get().state == "ended"


@pytest.mark.parametrize("state", ["invited", "declined", "ended"])
def test_a_council_that_is_no_partner_reads_nothing_of_the_project_where_it_would_leave(client, state):
    gone = PartnershipFactory(state=state, project=ProjectFactory(audience="council", title="Not for them"))
    client.force_login(steward_of(gone.organisation))
    page = client.get(reverse("projects:leave_partnership", args=[gone.pk]), follow=True)
    assert "Your council is no partner there." in page.content.decode()
    if state != "invited":
        assert "Not for them" not in page.content.decode()


def test_a_council_that_the_source_names_is_taken_off_and_told_nothing_of_a_partnership(client):
    council = OrganisationFactory(short_name="Leeds")
    named = PartnershipFactory(state="named", in_source=True, organisation=council)
    address = reverse("projects:leave_partnership", args=[named.pk])
    client.force_login(steward_of(council))
    for page in (named.project.get_absolute_url(), address):
        html = client.get(page).content.decode()
        assert "Take Leeds off this entry" in html
        assert "Leave as a partner" not in html
    told = client.post(address, follow=True).content.decode()
    assert "The entry no longer names your council." in told
    assert "Take Leeds off" not in client.get(named.project.get_absolute_url()).content.decode()


def test_a_broker_ends_it_where_the_partner_has_no_steward():
    partnership = PartnershipFactory(state="accepted")
    partnerships.leave(partnership=partnership, by=site_team_member("broker"))
    assert Partnership.objects.get().state == "ended"


def test_neither_the_lead_nor_what_is_no_public_body_of_today_is_a_partner_and_nobody_is_asked_about_a_draft():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    with pytest.raises(Refused, match="leads"):
        partnerships.invite(project=project, organisation=project.lead, by=owner)
    for facts in ({"kind": "supplier"}, {"end": date(2023, 4, 1)}):
        with pytest.raises(Refused, match="cannot be a partner"):
            partnerships.invite(project=project, organisation=OrganisationFactory(**facts), by=owner)
    draft = ProjectFactory(draft=True, lead=project.lead)
    TeamMemberFactory(project=draft, user=owner, role="owner")
    with pytest.raises(Refused, match="Publish"):
        partnerships.invite(project=draft, organisation=OrganisationFactory(), by=owner)


def test_an_owner_takes_colleagues_of_lead_and_partners_into_the_team():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    partner = PartnershipFactory(project=project, state="accepted").organisation
    for organisation in (project.lead, partner):
        team.add(project=project, membership=MembershipFactory(organisation=organisation), role="member", by=owner)
    assert TeamMember.objects.count() == 3
    asked = PartnershipFactory(project=project, state="invited").organisation
    for membership in (
        MembershipFactory(),
        MembershipFactory(organisation=asked),
        MembershipFactory(organisation=project.lead, state="ended"),
    ):
        with pytest.raises(NotPermitted):
            team.add(project=project, membership=membership, role="member", by=owner)


def test_a_member_does_not_manage_the_team_and_an_owner_remains():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    place = project.members.get()
    member = TeamMemberFactory(project=project)
    with pytest.raises(NotPermitted):
        team.remove(place=place, by=member.user)
    with pytest.raises(Refused, match="needs an owner"):
        team.remove(place=place, by=owner)
    with pytest.raises(Refused, match="needs an owner"):
        team.change_role(place=place, role="member", by=owner)
    team.change_role(place=member, role="owner", by=owner)
    team.remove(place=place, by=member.user)
    assert project.members.get().user == member.user


def test_a_member_leaves_the_team_and_with_it_what_it_sees(client):
    project = ProjectFactory(owner=UserFactory(), audience="council")
    place = TeamMemberFactory(project=project, organisation=OrganisationFactory())
    client.force_login(place.user)
    assert of("leave_team", project) in client.get(project.get_absolute_url()).text
    assert client.get(of("leave_team", project)).status_code == 200
    assert client.post(of("leave_team", project))["Location"] == reverse("my_work")
    assert project.members.count() == 1
    assert client.get(project.get_absolute_url()).status_code == 404


def test_the_only_owner_does_not_leave_before_another_stands(client):
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    place = TeamMemberFactory(project=project)
    client.force_login(owner)
    page = client.post(of("leave_team", project))
    assert "Make somebody else an owner first" in page.text
    assert "hand the project to another council" in page.text
    team.change_role(place=place, role="owner", by=owner)
    client.post(of("leave_team", project))
    assert project.members.get() == place
    assert team.leave(project=project, by=owner) == project


def test_partners_and_team_by_their_pages(client):
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    council = OrganisationFactory()
    client.force_login(owner)
    page = reverse("projects:partners", args=[project.pk, project.slug])
    assert "Choose a council" in client.post(page, {}).content.decode()
    client.post(page, {"organisation": council.pk})
    partnership = Partnership.objects.get()
    member = member_of(council)
    client.force_login(member)
    assert "asks" in client.get(reverse("my_work")).content.decode()
    client.post(reverse("projects:answer_partnership", args=[partnership.pk]), {"answer": "accept"})
    client.force_login(owner)
    page = reverse("projects:team", args=[project.pk, project.slug])
    client.post(page, {"membership": member.memberships.get().pk, "role": "member"})
    assert TeamMember.objects.filter(user=member).exists()


def test_the_pages_of_a_project_lead_to_each_other_and_back_to_the_edit_page_but_not_to_themselves(client):
    owner, member = UserFactory(), UserFactory()
    project = ProjectFactory(owner=owner)
    TeamMemberFactory(project=project, user=member, role="member")
    client.force_login(owner)
    page = client.get(of("partners", project)).content.decode()
    assert f'href="{of("edit", project)}"' in page
    assert f'href="{of("team", project)}"' in page
    assert f'href="{of("partners", project)}"' not in page
    client.force_login(member)
    assert of("team", project) not in client.get(of("links", project)).content.decode()


def test_anothers_partnership_or_place_is_not_there(client):
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    client.force_login(owner)
    other = PartnershipFactory(state="accepted")
    place = TeamMemberFactory()
    args = [project.pk, project.slug]
    assert client.post(reverse("projects:end_partnership", args=[*args, other.pk])).status_code == 404
    assert client.post(reverse("projects:remove_member", args=[*args, place.pk])).status_code == 404


def test_where_the_last_owner_has_left_those_who_answer_stand_in(client):
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    colleague = member_of(project.lead)
    pledge = PledgeFactory(project=project)
    with pytest.raises(NotPermitted):
        pledges.accept(pledge=pledge, answer="", by=colleague)
    owner.memberships.update(state="ended")
    client.force_login(colleague)
    assert pledge.size in client.get(reverse("my_work")).content.decode()
    assert client.get(pledge.get_absolute_url()).status_code == 200
    pledges.accept(pledge=pledge, answer="", by=colleague)
    team.add(project=project, membership=colleague.memberships.get(), role="owner", by=colleague)
    other = member_of(project.lead)
    with pytest.raises(NotPermitted):
        team.add(project=project, membership=other.memberships.get(), role="owner", by=other)


def test_a_council_that_the_source_names_stays_on_the_page_while_it_is_asked():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    named = PartnershipFactory(project=project, state="named", in_source=True)
    partnerships.invite(project=project, organisation=named.organisation, by=owner)
    assert project.partnerships.shown().get() == named
    partnerships.decline(partnership=named, by=member_of(named.organisation))
    assert not project.partnerships.shown().exists()
