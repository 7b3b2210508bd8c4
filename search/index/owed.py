"""What is owed to an index that stands elsewhere: noted where things are filed, in the same transaction."""

from collections.abc import Iterable

from search.models import Entry, Owed
from search.port import has_cluster

AT_ONCE = 500


def note(filed: Iterable[Entry], gone: Iterable[Entry]) -> None:
    """Note these entries; nothing where there is no such index."""
    if not has_cluster():
        return
    owed = [Owed(entry=entry.pk, edition=entry.edition) for entry in filed]
    # That it has gone is the last that there is of it.
    owed += [Owed(entry=entry.pk, edition=entry.edition + 1) for entry in gone]
    Owed.objects.bulk_create(owed, batch_size=AT_ONCE)


def newest() -> int:
    """The newest that is owed, for the mark of what readers share (`activity/shared.py`); 0 where nothing is."""
    return Owed.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
