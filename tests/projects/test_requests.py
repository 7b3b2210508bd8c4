"""Asking something of a project, and the answer that must come."""

from datetime import date

import pytest
from django.urls import reverse

from activity.models import Event
from councils.models import User
from kit.refusals import NotPermitted, Refused
from projects.actions import request as actions
from projects.models import Request, TeamMember
from projects.models.answering import who_answers
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)
from tests.projects.factories import ProjectFactory, RequestFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


def ask(project, kind="meet", message="Could we talk?", membership=None):
    membership = membership or MembershipFactory()
    asked = actions.send(
        project=project, council=membership.organisation, kind=kind, message=message, by=membership.user
    )
    return asked, membership


def test_an_officer_asks_and_the_owner_accepts_with_a_message():
    owner = UserFactory()
    asked, _asker = ask(ProjectFactory(owner=owner))
    actions.accept(asked=asked, answer="Yes, on Tuesday.", by=owner)
    asked.refresh_from_db()
    assert (asked.state, asked.answer, asked.answered_by) == ("accepted", "Yes, on Tuesday.", owner)
    assert [event.kind for event in Event.objects.order_by("id")] == ["request.sent", "request.accepted"]


def test_events_hold_nothing_of_what_people_wrote():
    owner = UserFactory()
    asked, _asker = ask(ProjectFactory(owner=owner), message="SECRET")
    actions.decline(asked=asked, answer="SECRET too", by=owner)
    assert "SECRET" not in str(list(Event.objects.values_list("data", flat=True)))


@pytest.mark.parametrize("answer", ["", "  \n"])
def test_every_answer_carries_a_message(answer):
    owner = UserFactory()
    asked, _asker = ask(ProjectFactory(owner=owner))
    with pytest.raises(Refused, match="message"):
        actions.decline(asked=asked, answer=answer, by=owner)


def test_the_same_request_sent_twice_is_one_and_another_of_its_kind_is_refused():
    project = ProjectFactory()
    asked, asker = ask(project)
    assert ask(project, membership=asker)[0] == asked
    with pytest.raises(Refused, match="asked this already"):
        ask(project, message="And again", membership=asker)
    ask(project, kind="learn", membership=asker)
    assert Request.objects.count() == 2


def test_after_an_answer_one_may_ask_again():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    asked, asker = ask(project)
    actions.decline(asked=asked, answer="Not now", by=owner)
    again, _asker = ask(project, membership=asker)
    assert again != asked


def test_accepting_to_join_makes_a_place_in_the_team():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    asked, asker = ask(project, kind="join")
    actions.accept(asked=asked, answer="Welcome", by=owner)
    place = TeamMember.objects.get(project=project, user=asker.user)
    assert (place.organisation, place.role) == (asker.organisation, "member")


def test_who_left_their_council_cannot_join_any_more():
    owner = UserFactory()
    asked, asker = ask(ProjectFactory(owner=owner), kind="join")
    asker.state = "ended"
    asker.save()
    with pytest.raises(Refused, match="no longer a member"):
        actions.accept(asked=asked, answer="Welcome", by=owner)


def test_nobody_is_asked_twice_to_join_who_is_in_the_team():
    place = TeamMemberFactory()
    with pytest.raises(Refused, match="in the team"):
        actions.send(project=place.project, council=place.organisation, kind="join", message="Me?", by=place.user)


def test_outsiders_do_not_answer():
    asked = RequestFactory()
    for outsider in (MembershipFactory().user, member_of(asked.project.lead), asked.sent_by):
        TeamMemberFactory(project=asked.project)
        with pytest.raises(NotPermitted):
            actions.accept(asked=asked, answer="Yes", by=outsider)


def test_a_broker_answers_for_an_entry_once_the_session_has_proven_that_it_is_them():
    broker = site_team_member()
    asked = RequestFactory(project=ProjectFactory(unclaimed=True))
    broker.proof = lambda: False
    with pytest.raises(NotPermitted):
        actions.accept(asked=asked, answer="Yes", by=broker)
    assert actions.accept(asked=asked, answer="Yes", by=User.objects.get(pk=broker.pk)).state == "accepted"


def test_only_the_asker_withdraws_and_only_while_it_waits():
    owner = UserFactory()
    asked, asker = ask(ProjectFactory(owner=owner))
    with pytest.raises(NotPermitted):
        actions.withdraw(asked=asked, by=owner)
    actions.withdraw(asked=asked, by=asker.user)
    with pytest.raises(Refused, match="no longer waiting"):
        actions.accept(asked=asked, answer="Yes", by=owner)


def test_a_draft_takes_no_requests():
    with pytest.raises(Refused, match="draft"):
        ask(ProjectFactory(draft=True))


def test_an_unclaimed_entry_is_answered_by_stewards_else_members_else_the_site_team():
    broker = site_team_member()
    project = ProjectFactory(unclaimed=True)
    assert list(who_answers(project)) == [broker]
    member = member_of(project.lead)
    assert list(who_answers(project)) == [member]
    steward = steward_of(project.lead)
    assert list(who_answers(project)) == [steward]


def test_the_form_says_who_will_answer(client):
    client.force_login(MembershipFactory().user)
    entry = ProjectFactory(unclaimed=True)
    address = reverse("projects:ask", args=[entry.pk, entry.slug])

    def said():
        return client.get(address).content.decode()

    assert "It goes to Pipeline’s site team" in said()
    member_of(entry.lead)
    assert f"It goes to the members of {entry.lead.name}" in said()
    steward_of(entry.lead)
    assert f"It goes to the stewards of {entry.lead.name}" in said()
    taken = ProjectFactory(owner=UserFactory())
    address = reverse("projects:ask", args=[taken.pk, taken.slug])
    assert "It goes to the project’s team." in said()


def test_the_successor_answers_for_a_council_that_has_ended():
    successor = OrganisationFactory()
    ended = OrganisationFactory(end=date(2020, 4, 1), successors=[successor])
    member = member_of(successor)
    assert list(who_answers(ProjectFactory(unclaimed=True, lead=ended))) == [member]


def test_the_rule_for_many_is_the_rule_for_one():
    broker = site_team_member()
    successor, other = OrganisationFactory(), OrganisationFactory()
    ended = OrganisationFactory(end=date(2020, 4, 1), successors=[successor, other])
    people = [
        broker,
        steward_of(successor),
        member_of(other),
    ]
    projects = [ProjectFactory(unclaimed=True, lead=lead) for lead in (ended, other, OrganisationFactory())]
    for person in people:
        one_by_one = {project.lead_id for project in projects if person in who_answers(project)}
        assert one_by_one == person.standing.comes_first_for & {project.lead_id for project in projects}


def test_joining_an_entry_that_nobody_looks_after_is_refused_with_what_to_do():
    project = ProjectFactory(unclaimed=True)
    member = member_of(project.lead)
    asked, _asker = ask(project, kind="join")
    with pytest.raises(Refused, match="Claim it first"):
        actions.accept(asked=asked, answer="Yes", by=member)
