"""Keeping the index in step with what happens.

An immediate reader: what a thing is found by changes with it, in the transaction of the action that changed it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef

from activity.models import Event
from kit.documents import Document, Kind, kinds
from search.index import entries, phrases, postings, vocabulary
from search.models import Entry, Posting, Text, Word

AT_ONCE = 500
COLUMNS = ("values", "passages", "title", "posted", "dated_on", "confirmed_on")


def hear(event: Event) -> None:
    """File anew what something happened to."""
    hear_all([event])


def hear_all(events: Sequence[Event]) -> None:
    """File anew what something happened to."""
    version = max(event.pk for event in events)
    for kind in kinds:
        things = sorted(kind.touched(events))
        for start in range(0, len(things), AT_ONCE):
            file(kind, things[start : start + AT_ONCE], version=version)


def file(kind: Kind, things: Collection[int], *, version: int = 0) -> None:
    """File these things (ids) under what they are now. Call it in the transaction that changed them."""
    # Of two who change one thing at once, the second reads what the first has changed.
    rows = kind.rows().model._default_manager.select_for_update().filter(pk__in=things)
    list(rows.order_by("pk").values_list("pk"))
    keep(kind, things, kind.read(kind.rows().filter(pk__in=things).order_by("pk")), version=version)


def keep(kind: Kind, things: Collection[int], documents: Iterable[Document], *, version: int = 0) -> None:
    """Keep these documents; those of these things of which there is none go."""
    before = {entry.thing: entry for entry in Entry.objects.filter(kind=kind.name, thing__in=things)}
    now = {filed.entry.thing: filed for filed in entries.made(kind, documents, version)}
    changed = {thing: filed for thing, filed in now.items() if _differs(before.get(thing), filed.entry)}
    gone = [entry for thing, entry in before.items() if thing not in now]
    left = [*gone, *(before[thing] for thing in changed if thing in before)]
    _put(changed.values(), before)
    come = [filed.entry for filed in changed.values()]
    postings.move({each.pk: each for each in left}, {each.pk: each for each in come})
    vocabulary.move(left, come)
    Entry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    Text.objects.filter(pk__in=[entry.pk for entry in gone]).delete()


def rebuild() -> int:
    """File everything anew, in one transaction, and give how many things there are."""
    with transaction.atomic():
        before = _versions()
        for model in (Posting, Word, Text, Entry):
            model._default_manager.all().delete()
        phrases.rebuild()
        for kind in kinds:
            things = list(kind.rows().order_by("pk").values_list("pk", flat=True))
            for start in range(0, len(things), AT_ONCE):
                file(kind, things[start : start + AT_ONCE], version=_newest())
        _take_back(before)
        return Entry.objects.count()


def _versions() -> dict[tuple[str, int, int], int]:
    """By what is filed, as numbers that are small to keep, its version."""
    return {_said(entry): entry.version for entry in Entry.objects.iterator(AT_ONCE)}


def _take_back(versions: Mapping[tuple[str, int, int], int]) -> None:
    """Give what is filed as it was before the version it had: nothing has happened to it."""
    now = {entry.pk: versions.get(_said(entry)) for entry in Entry.objects.iterator(AT_ONCE)}
    same = (Entry(pk=pk, version=version) for pk, version in now.items() if version is not None)
    while some := list(islice(same, AT_ONCE)):
        Entry.objects.bulk_update(some, ["version"])


def _said(entry: Entry) -> tuple[str, int, int]:
    return entry.kind, entry.thing, hash(str([getattr(entry, column) for column in COLUMNS]))


def drift() -> int:
    """How many things stand in the index and should not, or should and do not. What they say there is not compared."""
    return sum(_drift_of(kind) for kind in kinds)


def _drift_of(kind: Kind) -> int:
    filed = Entry.objects.filter(kind=kind.name)
    missing = kind.rows().order_by().filter(~Exists(filed.filter(thing=OuterRef("pk")))).count()
    return missing + filed.exclude(thing__in=kind.rows().order_by().values("pk")).count()


def _newest() -> int:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _differs(before: Entry | None, now: Entry) -> bool:
    return before is None or any(getattr(before, column) != getattr(now, column) for column in COLUMNS)


def _put(changed: Iterable[entries.Filed], before: dict[int, Entry]) -> None:
    """Write these entries and their texts; an entry that is there keeps its id."""
    filed = list(changed)
    for entry, _text in filed:
        entry.pk = before[entry.thing].pk if entry.thing in before else None
    Entry.objects.bulk_create([entry for entry, _text in filed if entry.pk is None])
    Entry.objects.bulk_update([entry for entry, _text in filed if entry.thing in before], [*COLUMNS, "version"])
    for entry, text in filed:
        text.entry = entry.pk
    Text.objects.filter(pk__in=[entry.pk for entry, _text in filed]).delete()
    Text.objects.bulk_create([text for _entry, text in filed])
