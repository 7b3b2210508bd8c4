"""In which order texts answer a question: BM25F, the same for every engine, over the candidates that engines find.

A part of a question is worth what the best way to say it is worth; ways that stand for several parts are shared among
them. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from search.language.question import Question, Way
from search.language.words import BETWEEN

# By field: what a word there is worth, how far a long field makes it worth less, and how many words it usually has.
# The lengths are fixed, so that a text is worth the same whatever else there is.
FIELDS = {
    "title": (14.0, 0.6, 8),
    "tags": (8.0, 0.3, 8),
    "summary": (2.0, 0.75, 20),
    "council": (3.0, 0.3, 6),
    "body": (1.0, 0.75, 90),
    "initials": (3.0, 0.0, 1),
}
SATURATION = 5.0
# What it is worth that the title has all the words in their order, and further that it has nothing else.
IN_ORDER = 1.0
WHOLE = 3.0

# By field, the stems of a text with a space around each.
Text = Mapping[str, str]


class Score(NamedTuple):
    """How well a text answers; compared as it stands, the larger the better."""

    complete: bool
    worth: float


class Likeness(NamedTuple):
    """How like two texts are: of the worth that one text could have for the other, the `share` that it has, from 0 to
    1; and how many telling words are in both."""

    share: float
    words: int


def score(question: Question, text: Text) -> Score:
    """Say how well a text answers."""
    parts = _parts(question, text)
    return Score(all(parts), sum(parts) + _as_a_whole(question, text["title"]))


def likeness(question: Question, text: Text) -> Likeness:
    """Say how like a text is to that of which a question was made. It does not depend on how much else there is."""
    parts = _parts(question, text)
    most = sum(max((question.weight_of(way) for way in ways), default=0.0) for ways in question.parts())
    return Likeness(sum(parts) / most if most else 0.0, sum(1 for part in parts if part))


def ranked(question: Question, texts: Mapping[int, Text]) -> list[int]:
    """The ids of texts, the best answer first; of those that are level, in the order given."""
    scores = {pk: score(question, text) for pk, text in texts.items()}
    return sorted(scores, key=lambda pk: scores[pk], reverse=True)


def fused(lists: Sequence[Sequence[int]]) -> list[int]:
    """Several lists of candidates as one, by reciprocal rank: what stands high in more of them comes first.

    Source: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion" (SIGIR 2009), with their constant of 60.
    """
    worth: dict[int, float] = {}
    for found in lists:
        for place, pk in enumerate(found, start=60):
            worth[pk] = worth.get(pk, 0.0) + 1 / place
    return sorted(worth, key=lambda pk: worth[pk], reverse=True)


def _parts(question: Question, text: Text) -> list[float]:
    """What each part of a question is worth in a text."""
    worth = {way: question.weight_of(way) * _often(way, text) for way in question.ways}
    return [max((worth[way] / len(way.covers) for way in ways), default=0.0) for ways in question.parts()]


def _often(way: Way, text: Text) -> float:
    """How often a text says it so, from 0 to 1: the first time counts most, and in a weightier field more."""
    said = f" {' '.join(way.stems)} "
    found = 0.0
    for name, (weight, shortened, usual) in FIELDS.items():
        if times := text[name].count(said):
            length = 1 - shortened + shortened * text[name].count(" ") / usual
            found += weight * times / length
    return found / (found + SATURATION)


def _as_a_whole(question: Question, title: str) -> float:
    said = " ".join(question.in_order)
    return IN_ORDER * (f" {said} " in title) + WHOLE * (title == f" {said} {BETWEEN} ")
