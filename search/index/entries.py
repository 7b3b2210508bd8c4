"""Documents as rows: entries, and the texts that engines search."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kit.documents import Document, Field, Kind
from search.facets import KIND, LABEL
from search.language.initials import initials_of
from search.language.words import BETWEEN, spaced, telling, words_of
from search.models import Entry, Text

# What is one for each project is asked of people, and is no posting: see `Kind.own`.
TEAM = "team:"
LONGEST_TITLE = 200
# The initials of these fields are kept: what they say is short, and often has an acronym.
SHORT = frozenset({Field.TITLE, Field.TAGS, Field.COUNCIL})
# Of a long text so many characters are searched and shown.
LONGEST_TEXT = 50_000


class Filed(NamedTuple):
    """A thing as it is kept: `text` has no id before the entry has one."""

    entry: Entry
    text: Text


def made(kind: Kind, documents: Iterable[Document], version: int) -> Iterator[Filed]:
    """Give what is to be kept of these documents."""
    for document in documents:
        yield Filed(_entry(kind, document, version), _text(document))


def _entry(kind: Kind, document: Document, version: int) -> Entry:
    values = {**document.values, LABEL: [each for each in document.labels if not each.startswith(TEAM)]}
    pairs = [[name, value] for name, several in values.items() for value in several if value]
    return Entry(
        kind=kind.name,
        thing=document.pk,
        values=sorted([[KIND, kind.name], *pairs]),
        passages=[[each.name, each.field.value, each.text[:LONGEST_TEXT]] for each in document.passages if each.text],
        title=" ".join(word.plain for word in words_of(document.title))[:LONGEST_TITLE],
        posted=document.posted,
        dated_on=document.dated_on or date.min,
        confirmed_on=document.confirmed_on or date.min,
        version=version,
    )


def _text(document: Document) -> Text:
    by_field: dict[str, list[str]] = {field.value: [] for field in Field}
    initials: set[str] = set()
    for passage in document.passages:
        for line in passage.text[:LONGEST_TEXT].splitlines():
            words = words_of(line)
            by_field[passage.field] += [*(word.stem for word in telling(words)), BETWEEN] if words else []
            initials |= set(initials_of(words)) if passage.field in SHORT else set()
    return Text(**{name: spaced(stems) for name, stems in by_field.items()}, initials=spaced(sorted(initials)))
