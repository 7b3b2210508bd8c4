"""What *my work* shows beside what waits: what I do, what I asked, what we pledged."""

from collections.abc import Iterable
from typing import TypeVar

from councils.models import User
from councils.people import Anyone
from projects.enums import PledgeState
from projects.models import Pledge, Project, Request, TeamMember

Thing = TypeVar("Thing", Request, Pledge)


def projects_of(user: User) -> list[Project]:
    """The projects in whose team this person counts, drafts among them, newest first."""
    teams = TeamMember.objects.current().filter(user=user).values("project")
    return list(Project.objects.visible_to(user).filter(pk__in=teams).for_cards())


def asked_by(user: User) -> list[Request]:
    """What this person asked of others, newest first."""
    asked = Request.objects.filter(sent_by=user).select_related("project__lead", "council")
    return _say_whether_open(user, list(asked))


def pledges_of(user: User) -> list[Pledge]:
    """The pledges of this person's councils, newest first."""
    ours = Pledge.objects.filter(council__in=user.standing.councils)
    return _say_whether_open(user, list(ours.select_related("project__lead", "council", "pledged_by__profile")))


def under_way(user: Anyone, project: Project) -> dict[str, Iterable[Request | Pledge]]:
    """What waits for an answer here: what this person asked, and what was proposed for a council of theirs."""
    if not isinstance(user, User):
        return {}
    proposed = Pledge.objects.filter(project=project, council__in=user.standing.councils, state=PledgeState.AWAITING)
    return {
        "asked": Request.objects.waiting().filter(project=project, sent_by=user),
        "proposed": proposed.select_related("council"),
    }


def _say_whether_open(user: User, things: list[Thing]) -> list[Thing]:
    """Note on each whether the person may still read the project: its audience may have narrowed."""
    projects = Project.objects.visible_to(user).filter(pk__in={thing.project_id for thing in things})
    visible = set(projects.values_list("pk", flat=True))
    for thing in things:
        thing.is_open = thing.project_id in visible
    return things
