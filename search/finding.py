"""Finding: from what was typed to hits as a page shows them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from councils.people import Anyone
from kit.documents import Told, kinds, passage_names
from search.enums import Sort
from search.facets import KIND, Counts
from search.language import highlighting, ranking
from search.language.question import Question
from search.models import Entry, Text
from search.months import in_months
from search.port import CANDIDATES, Answer, Ask, engine
from search.query import PROJECT, Query
from search.understanding import Understood, question_like, understand


@dataclass(frozen=True)
class Hit:
    """A thing that was found: with what a hit shows, its title and a piece of its text with `<mark>` around what was
    found, and where that was; `words` are those, the most telling first; `entry` is what the index keeps of it."""

    kind: str
    thing: Any
    title: SafeString
    text: SafeString
    found_in: tuple[str, ...]
    words: tuple[str, ...]
    entry: Entry

    @cached_property
    def told(self) -> Told:
        """What programs are told of the thing."""
        return kinds[self.kind].told(self.thing)


@dataclass(frozen=True)
class Results:
    """What was found: one page of hits of `total`, and the numbers beside the values of each filter.

    Without `complete` none says all that was asked; `close` are some that say a part of it, where few say it all.
    `in_its_place` as in `search.port.Answer`.
    """

    understood: Understood
    hits: Sequence[Hit]
    total: int
    page: int
    counts: Counts
    complete: bool = True
    close: Sequence[Hit] = ()
    in_its_place: bool = False


def find(query: Query) -> Results:
    """Give one page of what was found; a page beyond the last gives the last."""
    understood = understand(query.words, query.reader, correct=query.correct)
    ask = Ask(
        query.reader,
        understood.question,
        {**in_months(query.filters, timezone.localdate()), KIND: frozenset({query.kind})},
        query.sort,
    )
    start = (query.page - 1) * query.size
    answer, listed = _page(ask, start, query.size)
    if start and not listed:
        return find(replace(query, page=max(1, -(-answer.total // query.size))))
    close = _ranked(understood.question, answer.close)[: query.size]
    hits = {hit.entry.pk: hit for hit in Shown(query.reader, understood.question).hits([*listed, *close])}
    return Results(
        understood,
        [hits[pk] for pk in listed if pk in hits],
        answer.total,
        query.page,
        answer.counts,
        answer.complete,
        [hits[pk] for pk in close if pk in hits],
        answer.in_its_place,
    )


def similar(
    text: str, reader: Anyone, *, number: int, but: int | None = None, of: Collection[str] = (PROJECT,)
) -> list[Hit]:
    """Give the things of these kinds most like a text, leaving out one project (its id); of what somebody may see."""
    question = question_like(text)
    if not question:
        return []
    # The first few are wanted alone: half as many candidates give the same.
    ask = Ask(reader, question, {KIND: frozenset(of)}, Sort.MATCH, size=CANDIDATES // 2, loosely=True, counted=False)
    listed = _ranked(question, engine().find(ask).listed)
    own = Entry.objects.filter(kind=PROJECT, thing=but).values_list("pk", flat=True).first() if but else None
    return Shown(reader, question).hits([pk for pk in listed if pk != own][:number])


def _page(ask: Ask, start: int, size: int) -> tuple[Answer, Sequence[int]]:
    """What an engine answers, and the entries of one page: of the best, as all engines rank them."""
    end = start + size
    if ask.sort != Sort.MATCH or not ask.question or end > CANDIDATES:
        answer = engine().find(replace(ask, start=start, size=size))
        return answer, answer.listed
    answer = engine().find(ask)
    return answer, _ranked(ask.question, answer.listed)[start:end]


def _ranked(question: Question | None, candidates: Sequence[int]) -> list[int]:
    if not question or not candidates:
        return list(candidates)
    texts = Text.objects.in_bulk(list(candidates))
    in_turn = {pk: vars(texts[pk]) for pk in candidates if pk in texts}
    # Room for a second list of candidates, found by what words mean.
    return ranking.fused([ranking.ranked(question, in_turn)])


class Shown:
    """Entries as hits for one reader, with what was found marked; in two queries, and those of each kind there is."""

    def __init__(self, reader: Anyone, question: Question | None) -> None:
        self.reader = reader
        self.stems = question.stems() if question else frozenset()
        self.telling = question.telling if question else {}

    def hits(self, listed: Sequence[int]) -> list[Hit]:
        """Give hits in this order. What the reader may no longer see is left out, whatever the index says."""
        entries = Entry.objects.in_bulk(list(listed))
        in_turn = [entries[pk] for pk in listed if pk in entries]
        things = {kind: self._things(kind, in_turn) for kind in {entry.kind for entry in in_turn}}
        return [
            self._hit(entry, things[entry.kind][entry.thing]) for entry in in_turn if entry.thing in things[entry.kind]
        ]

    def _things(self, kind: str, entries: Sequence[Entry]) -> Any:
        return kinds[kind].shown([entry.thing for entry in entries if entry.kind == kind], self.reader)

    def _hit(self, entry: Entry, thing: Any) -> Hit:
        shown = highlighting.shown(entry.passages, self.stems)
        title = highlighting.marked(entry.passages[0][2], self.stems)
        found_in = tuple(str(passage_names[name]) for name in shown.found_in)
        words = [shown.words[stem] for stem in sorted(shown.words, key=lambda stem: -self.telling.get(stem, 0.0))]
        return Hit(entry.kind, thing, title, shown.text, found_in, tuple(words), entry)
