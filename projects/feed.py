"""What happened to a project, for its page."""

from dataclasses import dataclass
from datetime import datetime

from activity.models import Event
from councils.models import Organisation
from projects.enums import Happening, PledgeState
from projects.models import Project

# What visitors see of a project's history: what a council did in public, never who asked what.
PUBLIC = frozenset(
    {
        Happening.PUBLISHED,
        Happening.IMPORTED,
        Happening.CHANGED,
        Happening.CLAIMED,
        Happening.ASSIGNED,
        Happening.UPDATE_POSTED,
        Happening.OUTPUT_ADDED,
        Happening.PARTNER_ACCEPTED,
        Happening.PLEDGE_OFFERED,
        Happening.PLEDGE_CONFIRMED,
        Happening.PLEDGE_ACCEPTED,
        Happening.PLEDGE_DELIVERED,
        Happening.PLEDGE_WITHDRAWN,
    }
)


# What no council did, though it is about one: the site took it from elsewhere.
BY_NOBODY = frozenset({Happening.IMPORTED})


@dataclass(frozen=True)
class Line:
    """One thing that happened: when, which council did it ("" for none), what."""

    at: datetime
    council: str
    words: str


def feed_of(project: Project, *, most: int = 10) -> list[Line]:
    """The newest public happenings of a project, since its audience became everyone. Two queries."""
    if project.public_since is None:
        return []
    events = Event.objects.about_project(project.pk).filter(kind__in=PUBLIC, at__gte=project.public_since)
    # What a steward withheld was never the council's word, so nobody reads of it.
    withheld = {"kind": Happening.PLEDGE_WITHDRAWN, "data__state__0": PledgeState.AWAITING}
    lines = list(events.exclude(**withheld)[:most])
    names = Organisation.objects.in_bulk({event.council for event in lines if event.council})
    return [
        Line(
            event.at,
            names[event.council].short_name if event.council in names else "",
            str(Happening(event.kind).label),
        )
        for event in lines
    ]
