"""What one reader may find, by the filters: the postings of the index, read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from django.db.models import Q, Sum

from councils.people import Anyone
from councils.standing import standing_of
from kit.documents import kinds
from projects.visibility import labels_of_reader
from search.bits import bits_of, unpacked
from search.facets import ALL, LABEL, Postings
from search.models import Entry, Posting


@dataclass(frozen=True)
class Board:
    """The entries that a reader may find (`visible`), and those of each value of each filter, as bits."""

    visible: int
    postings: Postings

    @classmethod
    def load(cls, reader: Anyone) -> "Board":
        """Read it, in one query while nothing changes, else in two; for whoever has signed in, one more."""
        postings = _postings(Posting.objects.aggregate(mark=Sum("mark"))["mark"])
        borne = (postings[LABEL].get(label, 0) for label in labels_of(reader))
        return cls(_union([*borne, bits_of(own_of(reader))]), postings)


@lru_cache(maxsize=1)
def _postings(mark: int | None) -> Postings:
    """All of them; a process reads them anew once the sum of their marks is another."""
    found: dict[str, dict[str, int]] = {name: {} for name in (*ALL, LABEL)}
    for facet, value, entries in Posting.objects.values_list("facet", "value", "entries"):
        found[facet][value] = unpacked(entries)
    return found


def labels_of(reader: Anyone) -> frozenset[str]:
    """The labels that a reader bears: they find what bears one of these."""
    return labels_of_reader(standing_of(reader), ())


def own_of(reader: Anyone) -> list[int]:
    """The entries (ids) that somebody sees whatever the labels."""
    rule = Q()
    for kind in kinds:
        rows = kind.own(reader)
        if rows is not None:
            rule |= Q(kind=kind.name, thing__in=rows.order_by().values("pk"))
    return list(Entry.objects.filter(rule).values_list("pk", flat=True)) if rule else []


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
