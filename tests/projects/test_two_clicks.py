"""The second of two fast clicks finds the work done, and leads where the first one led."""

import pytest
from django.urls import reverse

from activity.models import Event
from projects.enums import PartnershipState, PledgeState, TeamRole
from tests.councils.factories import MembershipFactory, OrganisationFactory, UserFactory, steward_of
from tests.projects.factories import (
    PartnershipFactory,
    PledgeFactory,
    ProjectFactory,
    RequestFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db


def clicks_twice(client, person, address, **typed):
    """Post the same twice as this person; give the Events that came of it, by kind."""
    before = Event.objects.count()
    client.force_login(person)
    first, second = (client.post(address, typed) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302), second.content.decode()
    assert first.url == second.url
    return [event.kind for event in Event.objects.order_by("id")[before:]]


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def project(owner):
    return ProjectFactory(owner=owner)


def of(project, name, *more):
    return reverse(f"projects:{name}", args=[project.pk, project.slug, *more])


def test_publishing(client, owner):
    draft = ProjectFactory(draft=True, owner=owner)
    assert clicks_twice(client, owner, of(draft, "publish")) == ["project.published"]


def test_claiming(client):
    entry = ProjectFactory(unclaimed=True)
    officer = MembershipFactory(organisation=entry.lead).user
    assert clicks_twice(client, officer, of(entry, "claim")) == ["project.claimed"]


@pytest.mark.parametrize("kind", ["meet", "join"])
@pytest.mark.parametrize(("move", "event"), [("accept", "request.accepted"), ("decline", "request.declined")])
def test_answering_a_request(client, owner, project, kind, move, event):
    asked = RequestFactory(project=project, kind=kind)
    assert clicks_twice(client, owner, asked.get_absolute_url(), move=move, answer="As we said") == [event]


def test_a_yes_to_join_clicked_twice_does_not_bring_back_who_was_taken_out_meanwhile(client, owner, project):
    asked = RequestFactory(project=project, kind="join")
    client.force_login(owner)
    client.post(asked.get_absolute_url(), {"move": "accept", "answer": "Welcome"})
    project.members.get(user=asked.sent_by).delete()
    client.post(asked.get_absolute_url(), {"move": "accept", "answer": "Welcome"})
    assert not project.members.filter(user=asked.sent_by).exists()


def test_withdrawing_a_request(client):
    asked = RequestFactory()
    events = clicks_twice(client, asked.sent_by, asked.get_absolute_url(), move="withdraw")
    assert events == ["request.withdrawn"]


@pytest.mark.parametrize(
    ("state", "move", "typed", "event"),
    [
        (PledgeState.OFFERED, "accept", {"answer": "Thank you"}, "pledge.accepted"),
        (PledgeState.OFFERED, "decline", {"answer": "Not now"}, "pledge.declined"),
        (PledgeState.ACCEPTED, "start", {}, "pledge.started"),
        (PledgeState.DELIVERED_SAID, "confirm-delivery", {}, "pledge.delivered"),
        (PledgeState.DELIVERED_SAID, "not-yet", {}, "pledge.started"),
    ],
)
def test_the_owners_steps_of_a_pledge(client, owner, project, state, move, typed, event):
    pledge = PledgeFactory(project=project, state=state)
    assert clicks_twice(client, owner, pledge.get_absolute_url(), move=move, **typed) == [event]


@pytest.mark.parametrize(
    ("state", "move", "typed", "event"),
    [
        (PledgeState.ACTIVE, "say-delivered", {}, "pledge.delivery-said"),
        (PledgeState.ACTIVE, "withdraw", {"reason": "Staff left"}, "pledge.withdrawn"),
    ],
)
def test_the_pledgers_steps_of_a_pledge(client, state, move, typed, event):
    pledge = PledgeFactory(state=state)
    assert clicks_twice(client, pledge.pledged_by, pledge.get_absolute_url(), move=move, **typed) == [event]


def test_giving_the_councils_word(client):
    pledge = PledgeFactory(state=PledgeState.AWAITING, offered_at=None)
    events = clicks_twice(client, steward_of(pledge.council), pledge.get_absolute_url(), move="confirm")
    assert events == ["pledge.confirmed"]


def test_withholding_the_councils_word(client):
    pledge = PledgeFactory(state=PledgeState.AWAITING, offered_at=None)
    typed = {"move": "withhold", "reason": "Not our word"}
    assert clicks_twice(client, steward_of(pledge.council), pledge.get_absolute_url(), **typed) == ["pledge.withdrawn"]


def test_a_step_that_somebody_else_made_meanwhile_is_said(client):
    pledge = PledgeFactory(state=PledgeState.DECLINED)
    client.force_login(pledge.pledged_by)
    page = client.post(pledge.get_absolute_url(), {"move": "say-delivered"}, follow=True).content.decode()
    assert "This pledge is “Declined”" in page


def test_adding_a_link(client, owner, project):
    typed = {"title": "Our board", "url": "https://board.example/missed-bins"}
    assert clicks_twice(client, owner, of(project, "links"), **typed) == ["link.added"]


def test_removing_a_link(client, owner, project):
    link = project.links.create(title="Our board", url="https://board.example/")
    assert clicks_twice(client, owner, of(project, "remove_link", link.pk)) == ["link.removed"]


def test_removing_an_output(client, owner, project):
    output = project.outputs.create(title="Interviews", kind="research", licence="ogl-3")
    assert clicks_twice(client, owner, of(project, "remove_output", output.pk)) == ["output.removed"]


def test_asking_a_partner(client, owner, project):
    typed = {"organisation": OrganisationFactory().pk}
    assert clicks_twice(client, owner, of(project, "partners"), **typed) == ["partnership.invited"]


@pytest.mark.parametrize(("answer", "event"), [("accept", "partnership.accepted"), ("decline", "partnership.declined")])
def test_answering_who_asks_for_a_partner(client, answer, event):
    partnership = PartnershipFactory()
    member = MembershipFactory(organisation=partnership.organisation).user
    url = reverse("projects:answer_partnership", args=[partnership.pk])
    assert clicks_twice(client, member, url, answer=answer) == [event]


def test_ending_a_partnership(client, owner, project):
    partnership = PartnershipFactory(project=project, state=PartnershipState.ACCEPTED)
    assert clicks_twice(client, owner, of(project, "end_partnership", partnership.pk)) == ["partnership.ended"]


def test_leaving_a_partnership(client, project):
    partnership = PartnershipFactory(project=project, state=PartnershipState.ACCEPTED)
    url = reverse("projects:leave_partnership", args=[partnership.pk])
    assert clicks_twice(client, steward_of(partnership.organisation), url) == ["partnership.left"]


def test_taking_a_colleague_into_the_team(client, owner, project):
    typed = {"membership": MembershipFactory(organisation=project.lead).pk, "role": TeamRole.MEMBER}
    assert clicks_twice(client, owner, of(project, "team"), **typed) == ["team.added"]


def test_taking_somebody_out_of_the_team(client, owner, project):
    place = TeamMemberFactory(project=project)
    assert clicks_twice(client, owner, of(project, "remove_member", place.pk)) == ["team.removed"]
