"""The port: what pages ask of search, and what an engine answers. The engine is chosen by `SEARCH_ENGINE`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from councils.people import Anyone
from projects.models import Project
from search.enums import Sort
from search.facets import Counts, Filters

PAGE_SIZE = 20
ENGINES = {"database": "search.engines.database.DatabaseEngine"}


@dataclass(frozen=True)
class Query:
    """What somebody looks for: `filters` as in `search.facets`; a page of no `size` asks for the counts alone."""

    reader: Anyone
    words: str = ""
    filters: Filters = field(default_factory=dict)
    sort: Sort = Sort.NEWEST
    page: int = 1
    size: int = PAGE_SIZE


@dataclass(frozen=True)
class Hit:
    """A project that was found: with what a card shows, its title and summary with `<mark>` around what was found,
    and the labels of the passages in which it was found, the weightiest first."""

    project: Project
    title: SafeString
    summary: SafeString
    found_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Results:
    """What was found: one page of hits of `total`, and the numbers beside the values of each filter."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    counts: Counts


@dataclass(frozen=True)
class Nearest:
    """What helps where nothing was found: fewer of the words, each with how many projects they find, and the
    projects that come closest."""

    fewer: Mapping[str, int]
    closest: tuple[Hit, ...]


class Engine(Protocol):
    """What searches. It finds nothing that `Project.objects.visible_to(query.reader)` would not list, and no drafts."""

    def search(self, query: Query) -> Results:
        """Give one page of what was found; a page beyond the last gives the last."""

    def nearest(self, query: Query) -> Nearest:
        """Give what comes near the words of a query that finds nothing, whatever its filters."""


def engine() -> Engine:
    """The engine that the settings name."""
    chosen: Engine = import_string(ENGINES[settings.SEARCH_ENGINE])()
    return chosen
