"""What happened to a project, for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from activity.models import Event
from councils.models import Organisation
from projects.enums import Happening, PartnershipState, PledgeState
from projects.models import Project

# What visitors see of a project's history: what a council did in public, never who asked what.
PUBLIC = frozenset(
    {
        Happening.PUBLISHED,
        Happening.IMPORTED,
        Happening.REFRESHED,
        Happening.CHANGED,
        Happening.CLAIMED,
        Happening.ASSIGNED,
        Happening.UPDATE_POSTED,
        Happening.OUTPUT_ADDED,
        Happening.HANDED_OVER,
        Happening.PARTNER_ACCEPTED,
        Happening.PARTNER_LEFT,
        Happening.PARTNER_ENDED,
        Happening.THRESHOLD_REACHED,
        Happening.PLEDGE_OFFERED,
        Happening.PLEDGE_CONFIRMED,
        Happening.PLEDGE_ACCEPTED,
        Happening.PLEDGE_DELIVERED,
        Happening.PLEDGE_WITHDRAWN,
    }
)


# How many Events are read to find enough that differ.
READ = 100

# What no council did, though it is about one: the site took it from elsewhere.
BY_NOBODY = frozenset({Happening.IMPORTED, Happening.REFRESHED})


# What came to its end before it was public: a pledge that a steward withheld was never the council's word, and whoever
# was only asked, or named in a source, never was a partner.
NEVER_WAS = Q(kind=Happening.PLEDGE_WITHDRAWN, data__state__0=PledgeState.AWAITING) | (
    Q(kind__in=(Happening.PARTNER_LEFT, Happening.PARTNER_ENDED)) & ~Q(data__state__0=PartnershipState.ACCEPTED)
)


@dataclass(frozen=True)
class Line:
    """One thing that happened: when, which council did it ("" for none), what."""

    at: datetime
    council: str
    words: str


def feed_of(project: Project, *, most: int = 10) -> list[Line]:
    """The newest public happenings of a project, since its audience became everyone. Two queries.

    What a council did several times on one day is one line.
    """
    if project.public_since is None:
        return []
    events = Event.objects.about_project(project.pk).filter(kind__in=PUBLIC, at__gte=project.public_since)
    newest = _once_a_day(events.exclude(NEVER_WAS).only("at", "kind", "council")[:READ])[:most]
    names = Organisation.objects.in_bulk({event.council for event in newest if event.council})
    return [_line(event, names) for event in newest]


def _line(event: Event, names: dict[int, Organisation]) -> Line:
    council = None if event.kind in BY_NOBODY else names.get(event.council or 0)
    return Line(event.at, council.short_name if council else "", str(Happening(event.kind).label))


def _once_a_day(events: Iterable[Event]) -> list[Event]:
    """Of Events, newest first, the newest of each kind, council and day."""
    first: dict[tuple[object, ...], Event] = {}
    for event in events:
        first.setdefault((event.kind, event.council, timezone.localdate(event.at)), event)
    return list(first.values())
