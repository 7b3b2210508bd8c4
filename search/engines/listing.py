"""What the list needs of every project: what the filters look at, and what it is sorted by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from councils.models import Organisation
from councils.succession import Succession
from projects.enums import LOOKING_FOR_HELP
from projects.models import Partnership, Project, Service
from search import facets
from search.facets import Facts
from search.matching import Match
from search.port import Sort
from search.words import plain

COLUMNS = (
    "pk",
    "title",
    "phase",
    "openness",
    "unclaimed",
    "dated_on",
    "last_confirmed",
    "lead_id",
    "service_group__slug",
)


@dataclass(frozen=True)
class Entry:
    """A project in the list."""

    pk: int
    title: str
    unclaimed: bool
    dated_on: date | None
    last_confirmed: date | None
    facts: Facts


def read_entries(projects: QuerySet[Project]) -> list[Entry]:
    """Read the entries of these projects, in five queries."""
    bodies = _Bodies.load()
    involved = defaultdict(set)
    ids = projects.order_by().values("pk")
    shown = Partnership.objects.shown().filter(project__in=ids)
    for project, organisation in shown.values_list("project_id", "organisation_id"):
        involved[project].add(organisation)
    about = defaultdict(set)
    for project, slug in Service.objects.order_by().filter(projects__in=ids).values_list("projects", "slug"):
        about[project].add(slug)
    rows = projects.order_by().values(*COLUMNS)
    return [_entry(row, bodies, {row["lead_id"], *involved[row["pk"]]}, about[row["pk"]]) for row in rows]


def in_order(entries: Iterable[Entry], sort: Sort, matches: Mapping[int, Match]) -> list[Entry]:
    """Sort the entries. Of what is level the newest comes first, and the order is the same on every page.

    *Newest* is what councils posted or took on; entries from public records follow, by the year of their source.
    """
    newest = sorted(entries, key=lambda entry: (not entry.unclaimed, _day(entry.dated_on), entry.pk), reverse=True)
    if sort == Sort.TITLE:
        return sorted(newest, key=lambda entry: plain(entry.title))
    if sort == Sort.CONFIRMED:
        return sorted(newest, key=lambda entry: _day(entry.last_confirmed), reverse=True)
    if sort == Sort.MATCH and matches:
        return sorted(newest, key=lambda entry: matches[entry.pk].score, reverse=True)
    return newest


class _Bodies:
    """All organisations, as the filters know them."""

    def __init__(self, rows: Sequence[tuple[int, str, str]], succession: Succession) -> None:
        self._slugs = {pk: slug for pk, slug, _nation in rows}
        self._nations = {pk: nation for pk, _slug, nation in rows}
        self._succession = succession

    @classmethod
    def load(cls) -> "_Bodies":
        return cls(list(Organisation.objects.order_by().values_list("pk", "slug", "nation")), Succession.load())

    def slugs(self, organisations: Iterable[int]) -> frozenset[str]:
        """A council also finds the work of those it followed, and an ended one that of those that followed it."""
        family = set(organisations)
        for organisation in organisations:
            family |= self._succession.after(organisation) | self._succession.before(organisation)
        return frozenset(self._slugs[each] for each in family)

    def nations(self, organisations: Iterable[int]) -> frozenset[str]:
        return frozenset(self._nations[each] for each in organisations) - {""}


def _entry(row: Mapping[str, Any], bodies: _Bodies, organisations: set[int], about: set[str]) -> Entry:
    facts = {
        facets.PHASE: frozenset({row["phase"]} - {""}),
        facets.HELP: frozenset({facets.WANTED} if set(LOOKING_FOR_HELP) & set(row["openness"]) else ()),
        facets.SERVICE: frozenset({row["service_group__slug"]} - {None}),
        facets.ABOUT: frozenset(about),
        facets.COUNCIL: bodies.slugs(organisations),
        facets.NATION: bodies.nations(organisations),
        facets.ORIGIN: frozenset({facets.RECORDS if row["unclaimed"] else facets.COUNCILS}),
    }
    return Entry(row["pk"], row["title"], row["unclaimed"], row["dated_on"], row["last_confirmed"], facts)


def _day(day: date | None) -> date:
    return day or date.min
