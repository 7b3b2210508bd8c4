"""Whether the index is what it is made from: entries and texts, postings, words and phrases; and if not, mended."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kit.documents import Kind, kinds
from search import tables
from search.index import entries, filing, phrases, postings, vocabulary
from search.models import Entry, Text

AT_ONCE = 500
TEXTS = ("title", "tags", "summary", "council", "body", "initials")
ENTRY, STRANGE, POSTING, WORD, PHRASE, FULL_TEXT = "entry", "entry or text", "posting", "word", "phrase", "full text"


class Fault(NamedTuple):
    """What is not as it should be: for an entry, the name of its kind and the thing."""

    what: str
    where: str
    thing: int = 0

    def __str__(self) -> str:
        return f"The {self.what} of {self.where} {self.thing or ''}".strip() + " is not as it should be."


def check(*, repair: bool) -> list[str]:
    """Say in a line each what is not as it should be; with `repair`, mend it."""
    found = _found()
    # What was being written while it was looked at is right by now.
    found &= _found() if found else found
    if found and repair:
        _mend(found)
    return [str(fault) for fault in sorted(found)]


def _found() -> set[Fault]:
    return {
        *(fault for kind in kinds for fault in _of_kind(kind)),
        *_strange(),
        *(Fault(POSTING, f"{facet} “{value}”") for facet, value in postings.differing()),
        *(Fault(WORD, f"“{word}”") for word in vocabulary.differing()),
        *(Fault(PHRASE, f"“{each.key}” for “{each.means}” ({each.origin} {each.of})") for each in phrases.differing()),
        *([] if tables.are_sound() else [Fault(FULL_TEXT, "SQLite")]),
    }


def _of_kind(kind: Kind) -> Iterator[Fault]:
    """The entries of a kind that are not what their things say, or of no thing, or missing."""
    filed = Entry.objects.filter(kind=kind.name).values_list("thing", flat=True)
    things = sorted({*kind.rows().order_by().values_list("pk", flat=True), *filed})
    for start in range(0, len(things), AT_ONCE):
        yield from (Fault(ENTRY, kind.name, thing) for thing in _differing(kind, things[start : start + AT_ONCE]))


def _differing(kind: Kind, things: Sequence[int]) -> Iterator[int]:
    documents = kind.read(kind.rows().filter(pk__in=things).order_by("pk"))
    right = {filed.entry.thing: _said(*filed) for filed in entries.made(kind, documents, 0)}
    kept = {entry.thing: entry for entry in Entry.objects.filter(kind=kind.name, thing__in=things)}
    texts = Text.objects.in_bulk([entry.pk for entry in kept.values()])
    for thing in things:
        entry = kept.get(thing)
        if (_said(entry, texts.get(entry.pk)) if entry else None) != right.get(thing):
            yield thing


def _said(entry: Entry, text: Text | None) -> tuple[object, ...]:
    """All that is kept of a thing, to be compared."""
    of_entry = tuple(getattr(entry, column) for column in filing.COLUMNS)
    return *of_entry, *(getattr(text, name, None) for name in TEXTS)


def _strange() -> Iterator[Fault]:
    """Entries of no kind of thing, and texts of no entry."""
    known = [kind.name for kind in kinds]
    for kind, thing in Entry.objects.exclude(kind__in=known).values_list("kind", "thing"):
        yield Fault(STRANGE, kind, thing)
    for entry in Text.objects.exclude(pk__in=Entry.objects.values("pk")).values_list("pk", flat=True):
        yield Fault(STRANGE, "no entry", entry)


def _mend(found: set[Fault]) -> None:
    if not tables.are_sound():
        tables.make_sound()
    filing.clear_away()
    for kind in kinds:
        filing.file_anew(kind, sorted(fault.thing for fault in found if fault[:2] == (ENTRY, kind.name)))
    postings.make()
    vocabulary.make()
    if any(fault.what == PHRASE for fault in found):
        phrases.rebuild()
