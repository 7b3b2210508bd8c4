"""What *my work* shows of projects: what awaits an answer, what I do, what I asked, what we pledged."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import Organisation, User
from projects.enums import PartnershipState, PledgeState, TeamRole
from projects.models import Partnership, Pledge, Project, Request, TeamMember
from projects.models.answering import leads_answered_by


@dataclass(frozen=True)
class Button:
    """A button of a task: a link, or, with `fields`, a form that posts them."""

    words: str
    url: str
    main: bool = True
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
    """All that waits for this person's answer about projects, the oldest first."""
    tasks = [
        *_requests(user),
        *_pledges_to_answer(user),
        *_deliveries(user),
        *_pledges_to_confirm(user),
        *_partnerships(user),
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
    """The waiting requests that this person may answer."""
    waiting = Request.objects.waiting().select_related("project__lead", "council", "sent_by__profile")
    teams = TeamMember.objects.current().filter(user=user).values("project")
    mine = Q(project__in=teams) | Q(project__lead__in=user.standing.stewards)
    own = list(waiting.filter(mine))
    teamless = waiting.exclude(mine).exclude(project__in=TeamMember.objects.current().values("project"))
    leads = Organisation.objects.filter(led_projects__requests__in=teamless).distinct()
    answered = leads_answered_by(user, leads)
    return own + [asked for asked in teamless if asked.project.lead_id in answered]


def _answered_for(user: User) -> Q:
    """The projects whose pledges this person answers: those they own, and those their council leads as steward."""
    owned = TeamMember.objects.current().filter(user=user, role=TeamRole.OWNER).values("project")
    return Q(project__in=owned) | Q(project__lead__in=user.standing.stewards)


def _offers(user: User, state: PledgeState) -> Iterator[tuple[Pledge, str]]:
    pledges = Pledge.objects.filter(_answered_for(user), state=state).select_related("project", "council")
    for pledge in pledges:
        yield pledge, pledge.get_absolute_url()


def _pledges_to_answer(user: User) -> Iterator[Task]:
    for pledge, url in _offers(user, PledgeState.OFFERED):
        title = _("%(council)s offers: %(size)s") % {"council": pledge.council.short_name, "size": pledge.size}
        buttons = [Button(_("Accept"), url, fields={"move": "accept"}), Button(_("Decline"), url, main=False)]
        yield Task(pledge.changed_at, title, url, pledge.project.title, buttons)


def _deliveries(user: User) -> Iterator[Task]:
    for pledge, url in _offers(user, PledgeState.DELIVERED_SAID):
        words = {"council": pledge.council.short_name, "size": pledge.size}
        title = _("%(council)s says that it has delivered: %(size)s") % words
        buttons = [
            Button(_("Yes, it was delivered"), url, fields={"move": "confirm-delivery"}),
            Button(_("No, not yet"), url, main=False, fields={"move": "not-yet"}),
        ]
        yield Task(pledge.changed_at, title, url, pledge.project.title, buttons)


def _pledges_to_confirm(user: User) -> Iterator[Task]:
    councils = Organisation.objects.answered_for_by(user.standing)
    pledges = Pledge.objects.filter(state=PledgeState.AWAITING, council__in=councils)
    for pledge in pledges.select_related("project", "council", "pledged_by__profile"):
        url = pledge.get_absolute_url()
        words = {"person": pledge.pledged_by.name, "council": pledge.council.short_name, "size": pledge.size}
        title = _("%(person)s proposes for %(council)s: %(size)s") % words
        buttons = [
            Button(_("Give our word"), url, fields={"move": "confirm"}),
            Button(_("Withdraw it"), url, main=False),
        ]
        yield Task(pledge.pledged_at, title, url, pledge.project.title, buttons)


def _partnerships(user: User) -> Iterator[Task]:
    asked = Partnership.objects.waiting().filter(organisation__in=user.standing.councils)
    for partnership in asked.select_related("project__lead", "organisation"):
        words = {"lead": partnership.project.lead.short_name, "council": partnership.organisation.short_name}
        title = _("%(lead)s asks %(council)s to be a partner") % words
        answer = reverse("projects:answer_partnership", args=[partnership.pk])
        buttons = [
            Button(_("Become a partner"), answer, fields={"answer": "accept"}),
            Button(_("Decline"), answer, main=False, fields={"answer": "decline"}),
        ]
        yield Task(None, title, "", f"{partnership.project.title}: {partnership.project.summary}", buttons)


def projects_of(user: User) -> list[Project]:
    """The projects in whose team this person counts, drafts among them, newest first."""
    teams = TeamMember.objects.current().filter(user=user).values("project")
    return list(Project.objects.visible_to(user).filter(pk__in=teams).for_cards())


def asked_by(user: User) -> list[Request]:
    """What this person asked of others, newest first."""
    return list(Request.objects.filter(sent_by=user).select_related("project__lead", "council"))


def pledges_of(user: User) -> list[Pledge]:
    """The pledges of this person's councils, newest first."""
    ours = Pledge.objects.filter(council__in=user.standing.councils)
    return list(ours.select_related("project__lead", "council", "pledged_by__profile"))


def claimable_by(user: User) -> list[Project]:
    """Unclaimed entries from public records that name a council of this person, or one it came from."""
    councils = _with_predecessors(user.standing.councils)
    named = Partnership.objects.filter(organisation__in=councils, state=PartnershipState.NAMED).values("project")
    entries = Project.objects.visible_to(user).filter(Q(lead__in=councils) | Q(pk__in=named), unclaimed=True)
    return list(entries.for_cards())


def _with_predecessors(councils: frozenset[int]) -> set[int]:
    found = set(councils)
    new = set(councils)
    while new:
        new = set(Organisation.objects.filter(successors__in=new).values_list("pk", flat=True)) - found
        found |= new
    return found
