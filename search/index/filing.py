"""Keeping the index in step with what happens.

An immediate reader: what a thing is found by changes with it, in the transaction of the action that changed it.
"""

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef

from activity.models import Event
from kit.documents import Document, Kind, kinds
from search.index import entries, owed, phrases, postings, vocabulary
from search.models import Entry, Text

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


def file(kind: Kind, things: Collection[int], *, version: int = 0, anew: bool = False) -> None:
    """File these things (ids) under what they are now. Call it in the transaction that changed them."""
    # Of two who change one thing at once, the second reads what the first has changed.
    rows = kind.rows().model._default_manager.select_for_update().filter(pk__in=things)
    list(rows.order_by("pk").values_list("pk"))
    documents = kind.read(kind.rows().filter(pk__in=things).order_by("pk"))
    keep(kind, things, documents, version=version, anew=anew)


def keep(
    kind: Kind, things: Collection[int], documents: Iterable[Document], *, version: int = 0, anew: bool = False
) -> None:
    """Keep these documents, those that differ from what is kept or, `anew`, all; those of these things of which there
    is none go."""
    kept = Entry.objects.select_for_update().filter(kind=kind.name, thing__in=things).order_by("pk")
    before = {entry.thing: entry for entry in kept}
    now = {filed.entry.thing: filed for filed in entries.made(kind, documents, version)}
    changed = {thing: filed for thing, filed in now.items() if anew or _differs(before.get(thing), filed.entry)}
    gone = [entry for thing, entry in before.items() if thing not in now]
    left = [*gone, *(before[thing] for thing in changed if thing in before)]
    _put(changed.values(), before)
    come = [filed.entry for filed in changed.values()]
    postings.move({each.pk: each for each in left}, {each.pk: each for each in come})
    vocabulary.move(left, come)
    owed.note(come, gone)
    Entry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    Text.objects.filter(pk__in=[entry.pk for entry in gone]).delete()


def rebuild() -> int:
    """File everything anew, while it is searched and written to, and give how many things there are.

    What stays keeps its id, so that an index elsewhere knows it again.
    """
    clear_away()
    for kind in kinds:
        filed = Entry.objects.filter(kind=kind.name).values_list("thing", flat=True)
        file_anew(kind, sorted({*kind.rows().order_by().values_list("pk", flat=True), *filed}))
    postings.make()
    vocabulary.make()
    phrases.rebuild()
    return Entry.objects.count()


def file_anew(kind: Kind, things: Sequence[int]) -> None:
    """File these things (ids) anew, whatever is kept of them, some in each transaction."""
    for start in range(0, len(things), AT_ONCE):
        with transaction.atomic():
            file(kind, things[start : start + AT_ONCE], version=_newest(), anew=True)


@transaction.atomic
def clear_away() -> None:
    """Delete what is of no kind of thing, and texts of no entry."""
    strange = Entry.objects.exclude(kind__in=[kind.name for kind in kinds])
    owed.note([], strange)
    strange.delete()
    Text.objects.exclude(pk__in=Entry.objects.values("pk")).delete()


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
        if entry.thing in before:
            _take_over(entry, before[entry.thing])
    Entry.objects.bulk_create([entry for entry, _text in filed if entry.pk is None])
    # Written over as they are: `bulk_update` composes a condition for each row and column, and takes ten times as long.
    known = [entry for entry, _text in filed if entry.thing in before]
    Entry.objects.bulk_create(
        known, update_conflicts=True, unique_fields=["pk"], update_fields=[*COLUMNS, "version", "edition"]
    )
    for entry, text in filed:
        text.entry = entry.pk
    Text.objects.filter(pk__in=[entry.pk for entry, _text in filed]).delete()
    Text.objects.bulk_create([text for _entry, text in filed])


def _take_over(entry: Entry, before: Entry) -> None:
    """It is the same entry in its next edition; where it says the same, nothing has happened to it since."""
    entry.pk, entry.edition = before.pk, before.edition + 1
    if not _differs(before, entry):
        entry.version = before.version
