"""Inviting somebody to a team by e-mail, and how it meets what they ask."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from activity.models import Event
from kit.refusals import NotPermitted, Refused
from projects.actions import invitation as actions
from projects.actions import request as requests
from projects.actions import team
from projects.models import Invitation, Request, TeamMember
from projects.retention import expire_invitations
from tests.councils.factories import MembershipFactory, UserFactory, member_of
from tests.projects.factories import InvitationFactory, ProjectFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
ADDRESS = "ada@westmere.example"


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def project(owner):
    return ProjectFactory(owner=owner, title="Damp and mould")


@pytest.fixture
def invite(project, owner):
    return lambda address=ADDRESS: actions.invite(project=project, address=address, by=owner)


def officer(address=ADDRESS, **person):
    return MembershipFactory(user=UserFactory(email=address, **person))


def ask(project, member, kind="join"):
    return requests.send(project=project, council=member.organisation, kind=kind, message="Me?", by=member.user)


def in_team(project, member):
    return TeamMember.objects.current().filter(project=project, user=member.user, role="member").exists()


def test_who_signs_up_later_with_the_address_joins_by_a_button(client, invite, project):
    invitation = invite("Ada@Westmere.example")
    member = officer()
    client.force_login(member.user)
    assert invitation.get_absolute_url() in client.get(reverse("my_work")).text
    assert "Damp and mould" in client.get(invitation.get_absolute_url()).text
    assert not in_team(project, member)
    answer = client.post(invitation.get_absolute_url(), {"council": member.organisation_id})
    assert answer["Location"] == project.get_absolute_url()
    assert in_team(project, member)
    assert client.get(invitation.get_absolute_url())["Location"] == project.get_absolute_url()
    assert invitation.get_absolute_url() not in client.get(reverse("my_work")).text


def test_only_who_has_confirmed_the_address_answers(client, invite):
    invitation = invite()
    for person in (officer("other@post.example").user, officer(confirmed=False).user):
        client.force_login(person)
        assert client.get(invitation.get_absolute_url()).status_code == 404
        with pytest.raises(NotPermitted):
            actions.accept(invitation=invitation, council=person.memberships.get().organisation, by=person)
        with pytest.raises(NotPermitted):
            actions.decline(invitation=invitation, by=person)


def test_who_belongs_to_no_council_is_led_to_theirs_and_can_decline(client, invite):
    invitation = invite()
    newcomer = UserFactory(email=ADDRESS)
    client.force_login(newcomer)
    assert reverse("councils:my_council") in client.get(invitation.get_absolute_url()).text
    assert client.post(invitation.get_absolute_url(), {}).status_code == 200
    client.post(reverse("projects:decline_invitation", args=[invitation.pk]))
    assert Invitation.objects.get().state == "declined"


def test_who_asked_and_is_then_invited_is_in_the_team(invite, project, owner):
    member = officer()
    ask(project, member)
    invite()
    assert in_team(project, member)
    assert (Request.objects.get().state, Request.objects.get().answered_by) == ("accepted", owner)
    assert not Invitation.objects.exists()


def test_who_is_invited_and_then_asks_is_in_the_team(invite, project, owner):
    invite()
    member = officer()
    assert ask(project, member).state == "accepted"
    assert in_team(project, member)
    assert Invitation.objects.get().state == "accepted"


def test_to_ask_something_else_is_not_to_join(invite, project):
    invite()
    member = officer()
    assert ask(project, member, kind="meet").state == "waiting"
    assert not in_team(project, member)


def test_whoever_takes_somebody_in_settles_what_was_asked_and_offered(invite, project, owner):
    member = MembershipFactory(user=UserFactory(email=ADDRESS), organisation=project.lead)
    InvitationFactory(project=project, address=ADDRESS)
    asked = Request.objects.create(
        project=project, sent_by=member.user, council=project.lead, kind="join", message="Me?"
    )
    team.add(project=project, membership=member, role="owner", by=owner)
    asked.refresh_from_db()
    assert (asked.state, Invitation.objects.get().state) == ("accepted", "accepted")
    assert project.members.get(user=member.user).role == "owner"


def test_an_owner_who_is_invited_stays_owner(invite, project, owner):
    invitation = invite(owner.email)
    actions.accept(invitation=invitation, council=project.lead, by=owner)
    assert project.members.get().role == "owner"


def test_either_side_clears_it_and_the_address_is_forgotten(invite, project, owner):
    actions.withdraw(invitation=invite(), by=owner)
    member = officer()
    with pytest.raises(NotPermitted):
        actions.accept(invitation=Invitation.objects.get(), council=member.organisation, by=member.user)
    actions.decline(invitation=invite(), by=member.user)
    assert set(Invitation.objects.values_list("state", "address")) == {("withdrawn", ""), ("declined", "")}
    assert ADDRESS not in str(list(Event.objects.values_list("data", flat=True)))


def test_it_lapses_after_fourteen_days_and_the_address_can_be_invited_again(client, invite):
    invitation = invite()
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=14))
    member = officer()
    client.force_login(member.user)
    assert "no longer open" in client.get(invitation.get_absolute_url()).text
    assert invitation.get_absolute_url() not in client.get(reverse("my_work")).text
    with pytest.raises(Refused, match="no longer open"):
        actions.accept(invitation=invitation, council=member.organisation, by=member.user)
    again = invite()
    assert again == invitation
    actions.accept(invitation=again, council=member.organisation, by=member.user)


def test_the_sweep_ends_what_has_lapsed_and_nothing_else(invite):
    invite()
    invite("other@post.example")
    Invitation.objects.filter(address=ADDRESS).update(sent_at=timezone.now() - timedelta(days=15))
    expire_invitations()
    expire_invitations()
    assert set(Invitation.objects.values_list("state", "address")) == {
        ("expired", ""),
        ("invited", "other@post.example"),
    }
    assert Event.objects.filter(kind="invitation.expired").count() == 1


def test_what_was_renewed_or_answered_since_the_sweep_looked_stays(invite, owner):
    renewed, answered = invite(), invite("other@post.example")
    actions.withdraw(invitation=answered, by=owner)
    for invitation in (renewed, answered):
        actions.expire(invitation=invitation, by=None)
    assert set(Invitation.objects.values_list("state", flat=True)) == {"invited", "withdrawn"}


def test_the_page_says_the_same_whoever_has_an_account(client, invite, project, owner):
    client.force_login(owner)
    address = reverse("projects:invite", args=[project.pk, project.slug])
    known, member, unknown = (
        officer("known@post.example").user.email,
        TeamMemberFactory(project=project).user.email,
        "un@post.example",
    )
    pages = [
        client.post(address, {"address": each}, follow=True).text.replace(each, "") for each in (known, member, unknown)
    ]
    assert ["Invited. Once they say yes" in page for page in pages] == [True] * 3
    assert Invitation.objects.open().count() == 3


@pytest.mark.parametrize("hidden", [{"draft": True}, {"audience": "council"}], ids=str)
def test_of_a_project_that_the_invited_may_not_see_nothing_is_shown(client, owner, hidden):
    project = ProjectFactory(owner=owner, title="Not yet told", summary="Hush", **hidden)
    member = officer()
    client.force_login(member.user)
    invitation = actions.invite(project=project, address=ADDRESS, by=owner)
    for page in (invitation.get_absolute_url(), reverse("my_work")):
        html = client.get(page).text
        assert "Not yet told" not in html
        assert "Hush" not in html
        assert project.slug not in html
    actions.accept(invitation=invitation, council=member.organisation, by=member.user)
    assert client.get(project.get_absolute_url()).status_code == 200


def test_only_who_manages_the_team_invites_and_takes_back(invite, project):
    member = TeamMemberFactory(project=project).user
    with pytest.raises(NotPermitted):
        actions.invite(project=project, address=ADDRESS, by=member)
    with pytest.raises(NotPermitted):
        actions.withdraw(invitation=invite(), by=member)


def test_a_day_has_so_many_invitations(invite, monkeypatch):
    monkeypatch.setattr(actions, "MOST_A_DAY", 2)
    invite("a@post.example")
    invite("b@post.example")
    invite("b@post.example")
    with pytest.raises(Refused, match="tomorrow"):
        invite("c@post.example")


def test_another_projects_invitation_is_not_there(client, project, owner):
    other = InvitationFactory()
    client.force_login(owner)
    address = reverse("projects:withdraw_invitation", args=[project.pk, project.slug, other.pk])
    assert client.post(address).status_code == 404


def test_a_person_asks_for_a_council_that_they_left_so_the_invitation_waits(invite, project):
    member = officer()
    ask(project, member)
    member.state = "ended"
    member.save()
    invite()
    assert Invitation.objects.open().count() == 1


def test_the_database_keeps_no_address_of_what_is_settled():
    invitation = InvitationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(state="declined")
    with pytest.raises(IntegrityError), transaction.atomic():
        InvitationFactory(project=invitation.project, address=invitation.address)


def test_members_of_one_council_join_for_it(invite, project):
    colleague = member_of(project.lead, email=ADDRESS)
    actions.accept(invitation=invite(), council=project.lead, by=colleague)
    assert project.members.get(user=colleague).organisation == project.lead
