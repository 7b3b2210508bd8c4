"""What *my work* shows beside what waits: what I do, what I asked, what we pledged."""

from collections.abc import Iterable

from django.db.models import QuerySet

from councils.models import User
from councils.people import Anyone
from projects.enums import PledgeState
from projects.models import Pledge, Project, Request, TeamMember


def projects_of(user: User, *, drafts: bool = False) -> QuerySet[Project]:
    """The projects in whose team this person counts, newest first: those that are published, or the drafts."""
    teams = TeamMember.objects.current().filter(user=user).values("project")
    rows = Project.objects.visible_to(user).filter(pk__in=teams, published_at__isnull=drafts)
    return rows.select_related("lead")


def asked_by(user: User) -> QuerySet[Request]:
    """What this person asked of others, newest first."""
    asked = Request.objects.filter(sent_by=user).select_related("project__lead", "council")
    return asked.annotate(**Project.objects.visible_to(user).as_is_open())


def pledges_of(user: User) -> QuerySet[Pledge]:
    """The pledges of this person's councils, newest first."""
    ours = Pledge.objects.filter(council__in=user.standing.councils)
    ours = ours.select_related("project__lead", "council", "pledged_by__profile")
    return ours.annotate(**Project.objects.visible_to(user).as_is_open())


def under_way(user: Anyone, project: Project) -> dict[str, Iterable[Request | Pledge]]:
    """What waits for an answer here: what this person asked, and what was proposed for a council of theirs."""
    if not isinstance(user, User):
        return {}
    proposed = Pledge.objects.filter(project=project, council__in=user.standing.councils, state=PledgeState.AWAITING)
    return {
        "asked": Request.objects.waiting().filter(project=project, sent_by=user),
        "proposed": proposed.select_related("council"),
    }
