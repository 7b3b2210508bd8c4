"""What somebody asks, as engines are asked it: parts, and for each part the ways in which a text may say it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

MOST_PARTS = 20
MOST_WAYS = 60
TYPED = 1.0


@dataclass(frozen=True)
class Way:
    """One way to say some parts of a question: stems that stand side by side in a text.

    `weight` is what it is worth beside the typed word, which is worth 1; `covers` are the numbers of the parts it says.
    """

    stems: tuple[str, ...]
    weight: float = TYPED
    covers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Question:
    """What is looked for: the telling words as typed, one for each part; the ways to say them; and how much each stem
    tells (its inverse document frequency). `in_order` are the typed stems, for which a whole title is looked for."""

    words: tuple[str, ...]
    ways: tuple[Way, ...]
    telling: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.ways)

    @property
    def in_order(self) -> tuple[str, ...]:
        """The typed stems as they follow each other."""
        return tuple(way.stems[0] for way in self.ways if way.weight == TYPED and len(way.stems) == 1)

    def parts(self) -> list[list[Way]]:
        """For each part the ways to say it: a text that says one of each says it all."""
        return [[way for way in self.ways if number in way.covers] for number in range(len(self.words))]

    def stems(self) -> frozenset[str]:
        """Every stem that may be found."""
        return frozenset(stem for way in self.ways for stem in way.stems)

    def weight_of(self, way: Way) -> float:
        """What a text is worth that says it this way, as often as a text can."""
        return way.weight * max((self.telling.get(stem, 1.0) for stem in way.stems), default=0.0)


def question_of(parts: Sequence[tuple[str, str]], others: Iterable[Way], telling: Mapping[str, float]) -> Question:
    """Make a question of its parts (each the word and the stem that were typed) and of other ways to say them."""
    kept = parts[:MOST_PARTS]
    typed = [Way((stem,), TYPED, frozenset({number})) for number, (_word, stem) in enumerate(kept)]
    known = {way.stems for way in typed}
    rest = [
        way for way in _best_of_each(others) if way.stems not in known and way.covers <= frozenset(range(len(kept)))
    ]
    return Question(tuple(word for word, _stem in kept), tuple([*typed, *rest][:MOST_WAYS]), telling)


def _best_of_each(ways: Iterable[Way]) -> Iterator[Way]:
    best: dict[tuple[tuple[str, ...], frozenset[int]], Way] = {}
    for way in ways:
        key = (way.stems, way.covers)
        if key not in best or best[key].weight < way.weight:
            best[key] = way
    yield from sorted(best.values(), key=lambda way: -way.weight)
