"""What waits for a person: about projects, pledges, partnerships, and their councils."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import Membership, Organisation, User
from councils.models.membership import MembershipQuerySet
from projects.enums import PledgeState
from projects.models import Handover, Invitation, Partnership, Pledge, Project, Request, TeamMember
from projects.models.answering import owned_by, teamless

ANSWERED_BY_OWNERS = (PledgeState.OFFERED, PledgeState.DELIVERED_SAID)


@dataclass(frozen=True)
class Button:
    """A button of a task: a link, or a form that `posts` these fields."""

    words: str
    url: str
    main: bool = True
    posts: bool = False
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """Something that waits for the person: since when, what, about what, and what to press."""

    since: datetime | None
    title: str
    url: str
    about: str
    buttons: list[Button]


def tasks_of(user: User) -> list[Task]:
    """All that waits for this person's answer, the oldest first. A constant number of queries."""
    tasks = [
        *_councils_to_steward(user),
        *_people_who_ask(user),
        *_volunteers(user),
        *_requests(user),
        *_pledges_to_answer(user),
        *_pledges_to_confirm(user),
        *_partnerships(user),
        *_invitations(user),
        *_handovers(user),
    ]
    return sorted(tasks, key=lambda task: task.since.timestamp() if task.since else 0)


def _requests(user: User) -> Iterator[Task]:
    for asked in requests_to_answer(user):
        title = _("%(person)s, %(council)s: %(kind)s") % {
            "person": asked.sent_by.name,
            "council": asked.council.short_name,
            "kind": asked.get_kind_display().lower(),
        }
        url = asked.get_absolute_url()
        yield Task(asked.sent_at, title, url, asked.project.title, [Button(_("Answer"), url)])


def requests_to_answer(user: User) -> list[Request]:
    """The waiting requests that are this person's: passed to them, or in nobody's hands."""
    waiting = Request.objects.waiting().exclude(sent_by=user)
    teams = TeamMember.objects.current().filter(user=user).values("project")
    alone = teamless(Project.objects.filter(lead__in=user.standing.comes_first_for)).values("pk")
    mine = Q(project__in=teams) | Q(project__lead__in=user.standing.stewards) | Q(project__in=alone)
    theirs = Q(pk__in=Request.objects.held().filter(passed_to=user).values("pk"))
    for_all = Q(pk__in=Request.objects.waiting_for_all().values("pk"))
    rows = waiting.filter(theirs | (mine & for_all))
    return list(rows.select_related("project__lead", "council", "sent_by__profile"))


def left_alone() -> QuerySet[Project]:
    """The projects for which a request or a pledge waits, and in whose team nobody counts any more."""
    something = Q(requests__in=Request.objects.waiting_for_all()) | Q(pledges__state__in=ANSWERED_BY_OWNERS)
    return teamless(Project.objects.filter(something)).distinct()


def _pledges_to_answer(user: User) -> Iterator[Task]:
    waiting = Pledge.objects.filter(state__in=ANSWERED_BY_OWNERS)
    claimed = Project.objects.filter(unclaimed=False, pk__in=waiting.values("project"))
    mine = waiting.filter(project__in=owned_by(user, claimed).values("pk"))
    for pledge in mine.select_related("project", "council"):
        yield _delivery(pledge) if pledge.state == PledgeState.DELIVERED_SAID else _offer(pledge)


def _offer(pledge: Pledge) -> Task:
    url = pledge.get_absolute_url()
    title = _("%(council)s offers: %(size)s") % {"council": pledge.council.short_name, "size": pledge.size}
    accept = Button(_("Accept"), url, posts=True, fields={"move": "accept"})
    return Task(pledge.changed_at, title, url, pledge.project.title, [accept, Button(_("Decline"), url, main=False)])


def _delivery(pledge: Pledge) -> Task:
    url = pledge.get_absolute_url()
    words = {"council": pledge.council.short_name, "size": pledge.size}
    title = _("%(council)s says that it has delivered: %(size)s") % words
    buttons = [
        Button(_("Yes, it was delivered"), url, posts=True, fields={"move": "confirm-delivery"}),
        Button(_("No, not yet"), url, main=False, posts=True, fields={"move": "not-yet"}),
    ]
    return Task(pledge.changed_at, title, url, pledge.project.title, buttons)


def _pledges_to_confirm(user: User) -> Iterator[Task]:
    councils = Organisation.objects.answered_for_by(user.standing)
    pledges = Pledge.objects.filter(state=PledgeState.AWAITING, council__in=councils)
    pledges = pledges.annotate(**Project.objects.visible_to(user).as_is_open())
    for pledge in pledges.select_related("project", "council", "pledged_by__profile"):
        url = pledge.get_absolute_url()
        words = {"person": pledge.pledged_by.name, "council": pledge.council.short_name, "size": pledge.size}
        title = _("%(person)s proposes for %(council)s: %(size)s") % words
        buttons = [
            Button(
                _("Confirm for %(council)s") % {"council": pledge.council.short_name},
                url,
                posts=True,
                fields={"move": "confirm"},
            ),
            Button(_("Withdraw it"), url, main=False),
        ]
        yield Task(pledge.pledged_at, title, url, pledge.project.title if pledge.is_open else "", buttons)


def _partnerships(user: User) -> Iterator[Task]:
    asked = Partnership.objects.waiting().filter(organisation__in=user.standing.councils)
    asked = asked.annotate(**Project.objects.visible_to(user).as_is_open())
    for partnership in asked.select_related("project__lead", "organisation"):
        words = {"lead": partnership.project.lead.short_name, "council": partnership.organisation.short_name}
        title = _("%(lead)s asks %(council)s to be a partner") % words
        answer = reverse("projects:answer_partnership", args=[partnership.pk])
        buttons = [
            Button(_("Become a partner"), answer, posts=True, fields={"answer": "accept"}),
            Button(_("Decline"), answer, main=False, posts=True, fields={"answer": "decline"}),
        ]
        url = partnership.project.get_absolute_url() if partnership.is_open else ""
        yield Task(None, title, url, f"{partnership.project.title}: {partnership.project.summary}", buttons)


def _invitations(user: User) -> Iterator[Task]:
    invitations = Invitation.objects.open().to(user).annotate(**Project.objects.visible_to(user).as_is_open())
    for invitation in invitations.select_related("project__lead"):
        title = _("%(lead)s invites you to a project team") % {"lead": invitation.project.lead.short_name}
        url = invitation.get_absolute_url()
        decline = reverse("projects:decline_invitation", args=[invitation.pk])
        buttons = [Button(_("Join the team"), url), Button(_("Decline"), decline, main=False, posts=True)]
        about = invitation.project.title if invitation.is_open else ""
        yield Task(invitation.sent_at, title, url, about, buttons)


def _handovers(user: User) -> Iterator[Task]:
    asked = Handover.objects.waiting().filter(council__in=Organisation.objects.answered_for_by(user.standing))
    for handover in asked.select_related("project", "lead", "council"):
        words = {"lead": handover.lead.short_name, "council": handover.council.short_name}
        title = _("%(lead)s asks %(council)s to lead its project") % words
        url = handover.get_absolute_url()
        yield Task(handover.asked_at, title, url, handover.project.title, [Button(_("Answer"), url)])


def _memberships() -> MembershipQuerySet:
    return Membership.objects.select_related("organisation", "user__profile")


def _councils_to_steward(user: User) -> Iterator[Task]:
    for membership in _memberships().invited_to_be_steward(user.standing):
        council = membership.organisation
        title = _("Will you be the steward of %(council)s?") % {"council": council.short_name}
        about = _("You would approve colleagues and pledge for the council. It is a small job.")
        buttons = [
            Button(_("Yes, I will"), reverse("councils:volunteer", args=[council.slug]), posts=True),
            Button(_("No, thank you"), reverse("councils:refuse", args=[council.slug]), main=False, posts=True),
        ]
        yield Task(None, title, reverse("councils:steward", args=[council.slug]), about, buttons)


def _people_who_ask(user: User) -> Iterator[Task]:
    for membership in _memberships().answerable_by(user.standing):
        words = {"person": membership.user.name, "council": membership.organisation.short_name}
        title = _("%(person)s asks to join %(council)s") % words
        url = reverse("councils:answer", args=[membership.pk])
        yield Task(membership.since, title, url, f"“{membership.reason}”", [Button(_("Answer"), url)])


def _volunteers(user: User) -> Iterator[Task]:
    for membership in _memberships().volunteers_for(user.standing):
        words = {"person": membership.user.name, "council": membership.organisation.short_name}
        title = _("%(person)s offers to be the steward of %(council)s") % words
        buttons = [
            Button(_("Confirm"), reverse("councils:confirm_steward", args=[membership.pk]), posts=True),
            Button(_("Decline"), reverse("councils:decline_steward", args=[membership.pk]), main=False, posts=True),
        ]
        about = _("A steward approves colleagues and pledges for the council.")
        yield Task(None, title, "", about, buttons)
