"""A project's way through the phases, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from projects.enums import STATIONS, Phase
from projects.models import PhaseDates, Project


@dataclass(frozen=True)
class Station:
    """A phase on the line: its name, its dates in words, and "done", "now" or "ahead"."""

    name: str
    words: str
    state: str


def stations_of(project: Project) -> list[Station]:
    """The five stations. A retired project has passed them all; one whose phase is not known stands nowhere."""
    dates = {each.phase: each for each in project.phase_dates.all()}
    return [_station(phase, project, dates.get(phase)) for phase in STATIONS]


def _station(phase: Phase, project: Project, dates: PhaseDates | None) -> Station:
    state = _state(phase, project.phase)
    return Station(str(phase.label), _words(state, dates), state)


def _state(phase: Phase, current: str) -> str:
    if current == Phase.RETIRED:
        return "done"
    if not current:
        return "ahead"
    here, there = STATIONS.index(phase), STATIONS.index(Phase(current))
    return "done" if here < there else "now" if here == there else "ahead"


def _words(state: str, dates: PhaseDates | None) -> str:
    if state == "now":
        return _now(dates)
    if dates is None or not (dates.start or dates.end):
        return _("Not yet planned") if state == "ahead" else ""
    span = _span(dates.start, dates.end)
    planned = dates.estimated or state == "ahead"
    return _("Planned %(span)s") % {"span": span} if planned else span


def _now(dates: PhaseDates | None) -> str:
    if dates and dates.end and dates.end >= timezone.localdate():
        return _("Now, until %(month)s") % {"month": _month(dates.end)}
    if dates and dates.start:
        return _("Now, since %(month)s") % {"month": _month(dates.start)}
    return _("Now")


def _span(start: date | None, end: date | None) -> str:
    if start and end and start.year == end.year and start.month != end.month:
        return _("%(start)s to %(end)s") % {"start": date_format(start, "F"), "end": _month(end)}
    if start and end and start != end:
        return _("%(start)s to %(end)s") % {"start": _month(start), "end": _month(end)}
    return _month(start or end)


def _month(day: date | None) -> str:
    return date_format(day, "F Y") if day else ""
