"""Which entries have which value, as bits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from search.bits import bits_of, unpacked
from search.models import Entry, Posting

Value = tuple[str, str]


def move(before: Mapping[int, Entry], now: Mapping[int, Entry]) -> None:
    """Take entries out of the postings that they have left and into those that they have come to.

    Always in the same order, so that two who do so at once wait for each other and neither for ever.
    """
    left, come = _by_value(before.values()), _by_value(now.values())
    for value in sorted(left.keys() | come.keys()):
        if left[value] != come[value]:
            _post(value, left[value] - come[value], come[value] - left[value])


def differing() -> dict[Value, int]:
    """The postings that are not what the entries say, and what they should be."""
    kept = {(each.facet, each.value): unpacked(each.entries) for each in Posting.objects.iterator()}
    right = {value: bits_of(pks) for value, pks in _by_value(Entry.objects.only("values").iterator()).items()}
    return {value: right.get(value, 0) for value in kept | right if kept.get(value, 0) != right.get(value, 0)}


@transaction.atomic
def make() -> None:
    """Make those right that are not."""
    # Whoever files something meanwhile waits, and goes on from what is right.
    list(Posting.objects.select_for_update().order_by("facet", "value").values_list("pk"))
    for (facet, value), bits in sorted(differing().items()):
        _of(facet, value).hold(bits)


def _post(value: Value, left: set[int], come: set[int]) -> None:
    posting = _of(*value)
    posting.hold(unpacked(posting.entries) & ~bits_of(left) | bits_of(come))


def _of(facet: str, value: str) -> Posting:
    """The posting of a value, locked; made where there is none."""
    Posting.objects.bulk_create([Posting(facet=facet, value=value)], ignore_conflicts=True)
    return Posting.objects.select_for_update().get(facet=facet, value=value)


def _by_value(entries: Iterable[Entry]) -> defaultdict[Value, set[int]]:
    by_value = defaultdict(set)
    for entry in entries:
        for facet, value in entry.values:
            by_value[facet, value].add(entry.pk)
    return by_value
