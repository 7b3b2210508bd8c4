"""Whether the index in the cluster holds what the database's own does, and if not, mended."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from elasticsearch.helpers import scan, streaming_bulk

from search.cluster import rebuilding, sending
from search.cluster.client import patient
from search.cluster.mapping import document, fits, reading, writing
from search.index import owed
from search.models import Entry, Owed, Text

AT_ONCE = 500
# Whoever changed a document past us counted its version on, by one each time; what is mended goes beyond that.
BEYOND = 1_000
LACKS, DIFFERS, STRANGE = "is not in Elasticsearch", "is another in Elasticsearch", "is in Elasticsearch alone"

Found = dict[int, str]


def check(*, repair: bool) -> list[str]:
    """Say in a line each what differs; with `repair`, mend it. Raises `Trouble` where the cluster does not answer."""
    names = rebuilding.current()
    if len(names) != 1 or not fits(names[0]):
        if repair:
            rebuilding.rebuild()
        return ["The index in Elasticsearch is not there, or was made for another version."]
    found = _found_twice()
    if repair:
        _mend(found)
    return [f"Entry {pk} {what}." for pk, what in sorted(found.items())]


def _found_twice() -> Found:
    """What differs, and still does when all has been sent that was on its way."""
    sending.send()
    found = _found()
    if not found:
        return found
    sending.send()
    still = _found()
    return {pk: what for pk, what in found.items() if still.get(pk) == what}


def _found() -> Found:
    """What differs, but for what is on its way."""
    found = dict(_other_or_lacking())
    held = {int(hit["_id"]) for hit in scan(patient(), index=reading(), size=10_000, _source=False)}
    found |= dict.fromkeys(held - set(Entry.objects.values_list("pk", flat=True)), STRANGE)
    on_its_way = set(Owed.objects.values_list("entry", flat=True))
    return {pk: what for pk, what in found.items() if pk not in on_its_way}


def _other_or_lacking() -> Iterator[tuple[int, str]]:
    last = 0
    while some := list(Entry.objects.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = some[-1].pk
        texts = Text.objects.in_bulk([entry.pk for entry in some])
        held = _held([entry.pk for entry in some])
        for entry in some:
            if entry.pk not in held:
                yield entry.pk, LACKS
            elif entry.pk in texts and held[entry.pk]["_source"] != document(entry, texts[entry.pk]):
                yield entry.pk, DIFFERS


def _held(entries: Sequence[int]) -> Mapping[int, Any]:
    """The documents of these entries that are there."""
    answer = patient().mget(index=reading(), ids=[str(pk) for pk in entries])
    return {int(each["_id"]): each for each in answer["docs"] if each.get("found")}


def _mend(found: Found) -> None:
    strange = [pk for pk, what in found.items() if what == STRANGE]
    deleted = ({"_op_type": "delete", "_id": str(pk)} for pk in strange)
    list(streaming_bulk(patient(), deleted, raise_on_error=False, index=writing(), require_alias=True, refresh=True))
    others = sorted(found.keys() - set(strange))
    for start in range(0, len(others), AT_ONCE):
        _file_anew(others[start : start + AT_ONCE])
    sending.send()


@transaction.atomic
def _file_anew(entries: Sequence[int]) -> None:
    """Have these sent again, in an edition beyond any that is there."""
    versions = {pk: held["_version"] for pk, held in _held(entries).items()}
    mended = list(Entry.objects.select_for_update().filter(pk__in=entries).order_by("pk"))
    for entry in mended:
        entry.edition = max(entry.edition, versions.get(entry.pk, 0)) + BEYOND
    Entry.objects.bulk_update(mended, ["edition"])
    owed.note(mended, [])
