"""What a change of the other words would do: the judged questions that say them, asked before it and after."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction

from projects.models import Source
from search.evaluation.asking import SIMILAR, Judged, listed, queries
from search.language.words import spaced, stems_of

JUDGED = Path(__file__).parent / "data" / "judged-queries.jsonl"
GOOD = 2


@dataclass(frozen=True)
class Effect:
    """What is found differently for one question: at which place its first good answer stood and stands, from 1, or
    None where it is not among the first ten; and the titles of what comes first."""

    question: str
    before: int | None
    after: int | None
    first_before: str
    first_after: str

    @property
    def is_worse(self) -> bool:
        """Whether the first good answer has gone down, or out."""
        return self.before is not None and (self.after is None or self.after > self.before)


@dataclass(frozen=True)
class Preview:
    """How many of the judged questions say the words, and those of them that find something else."""

    asked: int
    effects: tuple[Effect, ...]


def preview(change: Callable[[], object], *, words: Collection[str]) -> Preview:
    """Say what a change does that is about these words. Nothing of it stays; what the change raises is raised."""
    sources = Source.objects.values_list("project", "key", "project__title")
    keys = {project: key for project, key, _title in sources}
    titles = {key: title for _project, key, title in sources}
    asked = _saying({" ".join(stems_of(each)) for each in words} - {""})
    before = [listed(query, keys) for query in asked]
    with transaction.atomic():
        change()
        after = [listed(query, keys) for query in asked]
        transaction.set_rollback(True)
    answers = zip(asked, before, after, strict=True)
    return Preview(len(asked), tuple(_effect(titles, *each) for each in answers if each[1] != each[2]))


def _effect(titles: Mapping[str, str], query: Judged, before: Sequence[str], after: Sequence[str]) -> Effect:
    return Effect(
        question=query["q"],
        before=_first_good(query, before),
        after=_first_good(query, after),
        first_before=titles[before[0]] if before else "",
        first_after=titles[after[0]] if after else "",
    )


def _first_good(query: Judged, answers: Sequence[str]) -> int | None:
    places = (place for place, key in enumerate(answers, start=1) if query["relevant"].get(key, 0) >= GOOD)
    return next(places, None)


def _saying(phrases: Collection[str]) -> list[Judged]:
    """The judged questions that say one of these phrases, given as stems."""
    return [query for query in _judged() if any(f" {phrase} " in spaced(stems_of(query["q"])) for phrase in phrases)]


@cache
def _judged() -> tuple[Judged, ...]:
    """What was judged; pieces of work are not asked for by words that stand for others."""
    return tuple(query for query in queries(JUDGED) if query["type"] != SIMILAR)
