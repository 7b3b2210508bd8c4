"""The port: what is asked of an engine, and what it answers. The engine is chosen by `SEARCH_ENGINE`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from councils.people import Anyone
from search.enums import Sort
from search.facets import Counts, Filters
from search.language.question import Question

# So many of the best are ranked anew, the same for every engine.
CANDIDATES = 100
# Where fewer say all that was asked, those that come close are given as well.
FEW = 10
# `database` is the full text of the site's own database, whichever that is. Its index is always kept.
DATABASE = "database"
CLUSTER = "elasticsearch"
ENGINES = {DATABASE: "search.engines.embedded.Embedded", CLUSTER: "search.engines.elasticsearch.Elasticsearch"}
# What answers, where it is another than the engine itself.
GUARDED = {CLUSTER: "search.engines.guarded.Guarded"}


@dataclass(frozen=True)
class Ask:
    """What is asked: of what a reader may see, what answers a question and passes the filters (`search.facets`; the
    kind of thing is one of them), in an order, from `start` on. `loosely` asks for what says any part of it. Unless
    `counted`, the numbers beside the values of filters are left out."""

    reader: Anyone
    question: Question | None = None
    filters: Filters = field(default_factory=dict)
    sort: Sort = Sort.NEWEST
    start: int = 0
    size: int = CANDIDATES
    loosely: bool = False
    counted: bool = True


@dataclass(frozen=True)
class Answer:
    """What an engine found, as ids of entries: `listed`, of `total`, in their order, and the numbers beside the values
    of each filter. `complete` says that they say all that was asked. `close` are some that say a part of it, where few
    say it all; they are not counted."""

    listed: Sequence[int]
    total: int
    counts: Counts
    complete: bool = True
    close: Sequence[int] = ()
    in_its_place: bool = False


class Finder(Protocol):
    """What finds. It finds nothing that its reader may not see (`kit.documents.Kind.shown`)."""

    def find(self, ask: Ask) -> Answer:
        """Answer, from the index alone."""


class Engine(Finder, Protocol):
    """What finds, with an index that is kept: things come into it and leave it as they are filed (`search/index/`)."""

    def catch_up(self) -> None:
        """Have all found that was filed by now."""

    def rebuild(self) -> int:
        """Make the index anew, and give how many things it holds."""

    def check(self, *, repair: bool) -> Sequence[str]:
        """Say in a line each where the index is not what it should be; with `repair`, make it so."""


def engine() -> Finder:
    """What answers, as the settings name it."""
    name = settings.SEARCH_ENGINE
    chosen: Finder = import_string(GUARDED.get(name, ENGINES[name]))()
    return chosen


def kept() -> dict[str, Engine]:
    """The engines whose index is kept, by their names."""
    return {name: import_string(ENGINES[name])() for name in dict.fromkeys([DATABASE, settings.SEARCH_ENGINE])}


def has_cluster() -> bool:
    """Whether an index is kept in a cluster, too."""
    return bool(settings.SEARCH_ENGINE == CLUSTER)
