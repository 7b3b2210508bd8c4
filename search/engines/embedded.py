"""The engines in the site's own database: its full text finds words, the postings of the index all else."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import islice

from django.db import connection

from search import facets
from search.bits import bits_of, within
from search.board import Board
from search.engines.full_text import FullText
from search.engines.postgresql import Postgresql
from search.engines.sqlite import Sqlite
from search.enums import Sort
from search.index import checking, filing
from search.models import Entry
from search.models.entry import ORDERS
from search.port import FEW, Answer, Ask

# By the name that Django has for a database.
FULL_TEXT: Mapping[str, FullText] = {"sqlite": Sqlite(), "postgresql": Postgresql()}


def full_text() -> FullText:
    """The full text of the site's own database."""
    return FULL_TEXT[connection.vendor]


class Embedded:
    """See `search.port.Engine`."""

    def __init__(self) -> None:
        self.text = full_text()

    def find(self, ask: Ask) -> Answer:
        """Answer, from the index alone."""
        board = Board.load(ask.reader)
        if not ask.question:
            return _answer(ask, board, board.visible, {})
        ranks = dict(self.text.complete(ask.question)) if not ask.loosely else {}
        found = board.visible & bits_of(ranks)
        if not found:
            ranks = dict(self.text.partial(ask.question))
            return _answer(ask, board, board.visible & bits_of(ranks), ranks, complete=False)
        return self._with_close(ask, board, _answer(ask, board, found, ranks), found)

    def catch_up(self) -> None:
        """Nothing is to be done: what is filed is found."""

    def rebuild(self) -> int:
        """File everything anew, and give how many things there are."""
        return filing.rebuild()

    def check(self, *, repair: bool) -> Sequence[str]:
        """Say where the index differs from what it is made from."""
        return checking.check(repair=repair)

    def _with_close(self, ask: Ask, board: Board, answer: Answer, complete: int) -> Answer:
        """Add what comes close, on the first page of a few."""
        assert ask.question is not None  # noqa: S101 - `find` has seen to it
        if answer.total >= FEW or ask.start or ask.sort != Sort.MATCH:
            return answer
        ranks = dict(self.text.partial(ask.question))
        others = facets.passing(board.visible & bits_of(ranks) & ~complete, board.postings, ask.filters)
        close = _best(others, ranks, ask.size)
        return Answer(answer.listed, answer.total, answer.counts, answer.complete, close)


def _answer(ask: Ask, board: Board, found: int, ranks: Mapping[int, float], *, complete: bool = True) -> Answer:
    listed = facets.passing(found, board.postings, ask.filters)
    return Answer(
        listed=_in_order(ask, listed, ranks),
        total=listed.bit_count(),
        counts=facets.count(found, board.postings, ask.filters) if ask.counted else {},
        complete=complete,
    )


def _in_order(ask: Ask, listed: int, ranks: Mapping[int, float]) -> list[int]:
    if not ask.size:
        return []
    if ask.sort == Sort.MATCH and ranks:
        return _best(listed, ranks, ask.start + ask.size)[ask.start :]
    ordered = Entry.objects.order_by(*ORDERS[ask.sort]).values_list("pk", flat=True)
    order: Iterable[int] = within(listed, ordered.iterator(chunk_size=ask.size * 5))
    return list(islice(order, ask.start, ask.start + ask.size))


def _best(listed: int, ranks: Mapping[int, float], number: int) -> list[int]:
    """The best of those listed; of those that are level, the newest."""
    return [pk for _rank, pk in nlargest(number, ((ranks[pk], pk) for pk in within(listed, ranks)))]
