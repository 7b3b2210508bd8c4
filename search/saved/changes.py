"""What has changed in the index, in memory: many searches are asked of it at once, each in microseconds.

It finds what the page finds where something says all that was asked (`search.finding`): a text says a part of a
question in one of its ways where the stems of the way stand side by side in it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import TypeVar

from django.utils import timezone

from councils.people import Anyone
from councils.standing import standing_of
from kit.documents import EVERYONE, kinds
from projects.visibility import labels_of_reader
from search import facets
from search.facets import KIND, LABEL
from search.language.question import Question
from search.language.words import spaced
from search.models import Entry, Text
from search.months import in_months
from search.query import Query

T = TypeVar("T", bound=Hashable)

AT_ONCE = 1_000
FIELDS = ("title", "tags", "summary", "council", "body", "initials")


class Changes:
    """Entries that have changed, the oldest change first. Sets of them are bits: their places in that order."""

    def __init__(self, entries: Sequence[Entry], texts: Mapping[int, Text]) -> None:
        self._entries = entries
        # Each field ends with what is no stem, so no phrase reaches from one into the next.
        self._texts = ["".join(getattr(texts[entry.pk], field) for field in FIELDS) for entry in entries]
        self._with_stem = _places((place, stem) for place, text in enumerate(self._texts) for stem in set(text.split()))
        self._saying: dict[tuple[str, ...], int] = {}
        self._postings: dict[str, dict[str, int]] = {name: {} for name in (*facets.ALL, LABEL)}
        pairs = ((place, (name, value)) for place, entry in enumerate(entries) for name, value in entry.values)
        for (name, value), bits in _places(pairs).items():
            self._postings[name][value] = bits

    @classmethod
    def since(cls, version: int) -> Iterator["Changes"]:
        """Give those since an Event, some at a time."""
        changed = Entry.objects.filter(version__gt=version).order_by("version", "pk")
        numbers = list(changed.values_list("pk", flat=True))
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            texts = Text.objects.in_bulk(some)
            yield cls([entry for entry in changed.filter(pk__in=some) if entry.pk in texts], texts)

    def find(self, query: Query, question: Question | None, *, since: int = -1) -> list[int]:
        """Give the things (ids) that changed after an Event, and that a search finds for its reader."""
        found = self._after(since)
        for ways in question.parts() if question else ():
            found &= reduce(or_, map(self._says, (way.stems for way in ways)), 0)
        filters = {**in_months(query.filters, timezone.localdate()), KIND: frozenset({query.kind})}
        passing = facets.passing(found, self._postings, filters) if found else 0
        return [self._entries[place].thing for place in _members(self._visible(passing, query.reader, query.kind))]

    def _after(self, since: int) -> int:
        first = bisect_right(self._entries, since, key=lambda entry: entry.version)
        return (1 << len(self._entries)) - (1 << first)

    def _says(self, stems: tuple[str, ...]) -> int:
        """Those that have these stems side by side."""
        if stems not in self._saying:
            having = reduce(and_, (self._with_stem.get(stem, 0) for stem in stems))
            phrase = spaced(stems)
            self._saying[stems] = sum(1 << place for place in _members(having) if phrase in self._texts[place])
        return self._saying[stems]

    def _visible(self, found: int, reader: Anyone, kind: str) -> int:
        """Those of the found that a reader may see, by their labels and by what is theirs."""
        public = found & self._postings[LABEL].get(EVERYONE, 0)
        if found == public or not reader.is_authenticated:
            return public
        labels = labels_of_reader(standing_of(reader), ())
        labelled = reduce(or_, (self._postings[LABEL].get(label, 0) for label in labels), 0)
        return found & (labelled | self._own(found, reader, kind))

    def _own(self, found: int, reader: Anyone, kind: str) -> int:
        """Those that the reader sees whatever the labels."""
        rows = kinds[kind].own(reader)
        if rows is None:
            return 0
        places = {self._entries[place].thing: place for place in _members(found)}
        own = rows.order_by().filter(pk__in=places).values_list("pk", flat=True)
        return sum(1 << places[thing] for thing in set(own))


def _places(pairs: Iterable[tuple[int, T]]) -> dict[T, int]:
    """By what they have, the places that have it, as bits."""
    places: defaultdict[T, int] = defaultdict(int)
    for place, what in pairs:
        places[what] |= 1 << place
    return places


def _members(bits: int) -> Iterator[int]:
    """The places in a set, one after the other."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1
