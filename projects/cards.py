"""A project as a card shows it."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.dates import ago, length, whole_months
from projects.enums import STATIONS, Phase
from projects.models import Project
from projects.models.progress import progress_of

STALE_AFTER_MONTHS = 6


@dataclass(frozen=True)
class Row:
    """A small fact: its words, an icon, and a kind: "fresh" or "stale" for how true the entry still is, "example"."""

    text: str
    icon: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Card:
    """What `projects/parts/card.html` draws."""

    url: str
    title: str
    summary: str
    phase: str
    label: str
    filled: int
    wanted: str
    taken: int
    places: int
    published: str
    rows: list[Row] = field(default_factory=list)
    why: str = ""


def card(project: Project, **marked: Any) -> Card:
    """Give a project of `for_cards()` as a card; `marked` replaces words, such as a title with `<mark>` in it."""
    phase = project.phase
    words: dict[str, Any] = {
        "url": project.get_absolute_url(),
        "title": project.title,
        "summary": project.summary,
        "phase": phase,
        "label": project.get_phase_display(),
        "filled": filled(phase),
        "wanted": wanted(project),
        "taken": councils_in(project),
        "places": project.councils_wanted or 0,
        "published": ago(project.published_at, timezone.localdate()) if project.published_at else "",
        "rows": [Row(led_by(project)), *about(project), *freshness(project), *example(project)],
    }
    return Card(**{**words, **marked})


def filled(phase: str) -> int:
    """How many of the five dots of a phase are filled; none for a retired project."""
    return STATIONS.index(Phase(phase)) + 1 if phase in STATIONS else 0


def wanted(project: Project) -> str:
    """Whom or what the project wants first, where it looks for help: a role, or else what would help."""
    wants = [*map(str, project.open_roles), *project.wants]
    return wants[0] if project.looks_for_help and wants else ""


def councils_in(project: Project) -> int:
    """How many councils have offered, or are helping; the lead is not one of them."""
    return progress_of(project, project.counted_pledges).councils


def money(project: Project) -> str:
    """How many pounds are pledged, of those it wants; "" where it wants none."""
    progress = progress_of(project, project.counted_pledges)
    words = {"has": intcomma(progress.pounds), "wanted": intcomma(progress.pounds_wanted)}
    return _("£%(has)s of £%(wanted)s pledged") % words if progress.pounds_wanted else ""


def led_by(project: Project) -> str:
    """Who does it: "Northmere Council with 2 partners"."""
    count = len(project.shown_partnerships)
    if not count:
        return project.lead.name
    if count == 1:
        partner = project.shown_partnerships[0].organisation.short_name
        return _("%(lead)s with %(partner)s") % {"lead": project.lead.name, "partner": partner}
    words = ngettext("%(lead)s with %(count)d partner", "%(lead)s with %(count)d partners", count)
    return words % {"lead": project.lead.name, "count": count}


def about(project: Project) -> list[Row]:
    """Which group of services it is about, where it says so."""
    return [Row(project.service_group.name)] if project.service_group else []


def freshness(project: Project) -> list[Row]:
    """How true the entry still is: from public records, confirmed lately, or not confirmed for long."""
    if project.unclaimed:
        return [Row(from_records(project), "record")]
    if project.last_confirmed is None:
        return []
    today = timezone.localdate()
    if whole_months(project.last_confirmed, today) < STALE_AFTER_MONTHS:
        return [Row(_("Confirmed %(ago)s") % {"ago": ago(project.last_confirmed, today)}, "tick", "fresh")]
    silence = length(project.last_confirmed, today)
    return [Row(_("Not confirmed for %(length)s") % {"length": silence}, "clock", "stale")]


def example(project: Project) -> list[Row]:
    """Say that a project is an invented one, where it is."""
    return [Row(_("Example"), kind="example")] if project.lead.is_example else []


def from_records(project: Project) -> str:
    """Say that an entry comes from public records, and of which year."""
    if project.source.year:
        return _("From public records, %(year)s") % {"year": project.source.year}
    return _("From public records")
