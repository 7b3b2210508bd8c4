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
# `database` is the full text of the site's own database, whichever that is.
ENGINES = {"database": "search.engines.embedded.Embedded"}


@dataclass(frozen=True)
class Ask:
    """What is asked: of what a reader may see, what answers a question and passes the filters (`search.facets`; the
    kind of thing is one of them), in an order, from `start` on. `loosely` asks for what says any part of it."""

    reader: Anyone
    question: Question | None = None
    filters: Filters = field(default_factory=dict)
    sort: Sort = Sort.NEWEST
    start: int = 0
    size: int = CANDIDATES
    loosely: bool = False


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


class Engine(Protocol):
    """What finds. It finds nothing that its reader may not see (`kit.documents.Kind.shown`)."""

    def find(self, ask: Ask) -> Answer:
        """Answer, from the index alone."""


def engine() -> Engine:
    """The engine that the settings name."""
    chosen: Engine = import_string(ENGINES[settings.SEARCH_ENGINE])()
    return chosen
