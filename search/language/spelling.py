"""Right words for misspelt ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

ENGLISH = Path(__file__).parent.parent / "data" / "english.txt"
# Two slips in a word, three in a long one where two lead nowhere. A slip is a letter too many, too few, or another one,
# or two that changed places (Damerau and Levenshtein).
MOST_SLIPS = 2
LONG = 10
SHORTEST = 3
# In slips: what the first letter, letters left off at the end, and the same letters in another order are worth.
OTHER_BEGINNING = 0.5
LEFT_OFF = 0.9
SAME_LETTERS = 0.5
# How much common a beginning, and how much common a word, makes up for.
BEGINNING = 0.35
COMMON = 0.6


@lru_cache(maxsize=1)
def english() -> Mapping[str, float]:
    """The words of British English, each with how common it is, from 0 to 1."""
    lines = (line.split() for line in ENGLISH.read_text().splitlines())
    return {word: int(band) / 11 for word, band in lines}


class Speller:
    """Finds the word that somebody meant, among words with how common they are, from 0 to 1."""

    def __init__(self, common: Mapping[str, float]) -> None:
        self._common = common
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in common:
            if word.isalpha():
                self._by_length[len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._common

    def nearest(self, word: str) -> str | None:
        """The word that is most like a misspelt one; None where none is like it."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        for slips in (MOST_SLIPS, MOST_SLIPS + 1) if len(word) >= LONG else (MOST_SLIPS,):
            near = min(self._within(word, slips), default=None)
            if near:
                return near[1]
        return None

    def _within(self, word: str, slips: int) -> Iterator[tuple[float, str]]:
        for length in range(len(word) - slips, len(word) + slips + 1):
            choices = self._by_length.get(length, ())
            near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
            yield from ((self._cost(word, other, distance), other) for other, distance, _place in near)

    def _cost(self, word: str, other: str, distance: float) -> float:
        cost = min(distance, LEFT_OFF) if other.startswith(word) and len(word) > SHORTEST + 1 else distance
        cost += OTHER_BEGINNING * (other[0] != word[0])
        cost -= SAME_LETTERS * (sorted(other) == sorted(word))
        return cost - BEGINNING * _beginning(word, other) / len(word) - COMMON * self._common[other]


def _beginning(one: str, other: str) -> int:
    """How many letters they begin with alike."""
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))


def most_common(words: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Several lists of words as one, each word as common as it is in the list in which it is the commonest."""
    joined: dict[str, float] = {}
    for each in words:
        for word, common in each.items():
            joined[word] = max(common, joined.get(word, 0.0))
    return joined
