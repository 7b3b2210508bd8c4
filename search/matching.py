"""Where the words of a query stand in a document, and what that is worth. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.documents import Document, Passage
from search.words import Term, plain

# A passage, and the words that were found in it.
Holding = tuple[Passage, frozenset[str]]


@dataclass(frozen=True)
class Match:
    """What was found in one document: the words, the labels of the weightiest passages that hold them, and a score.

    The score counts each word in the weightiest passage that holds it and then, for those that are level, all others.
    """

    words: frozenset[str]
    labels: tuple[str, ...]
    score: tuple[int, int]

    def is_complete(self, terms: Sequence[Term]) -> bool:
        """Whether every word of the query was found."""
        return len(self.words) == len(terms)


def match(document: Document, terms: Sequence[Term]) -> Match | None:
    """Look for the words in a document; None where it holds none of them."""
    found = [(passage, _words_in(passage, terms)) for passage in document.passages]
    holding = [(passage, words) for passage, words in found if words]
    if not holding:
        return None
    holding.sort(key=lambda each: -each[0].weight)
    return Match(
        words=frozenset(word for _passage, words in holding for word in words),
        labels=_labels(holding),
        score=_score(holding),
    )


def _labels(holding: Sequence[Holding]) -> tuple[str, ...]:
    """As few passages as show every word that was found."""
    shown: set[str] = set()
    labels = []
    for passage, words in holding:
        if words - shown:
            labels.append(passage.label)
            shown |= words
    return tuple(labels)


def _words_in(passage: Passage, terms: Sequence[Term]) -> frozenset[str]:
    text = plain(passage.text)
    return frozenset(term.word for term in terms if term.is_in(text))


def _score(holding: Sequence[Holding]) -> tuple[int, int]:
    best: dict[str, int] = {}
    for passage, words in holding:
        for word in words:
            best.setdefault(word, passage.weight)
    return sum(best.values()), sum(passage.weight * len(words) for passage, words in holding)
