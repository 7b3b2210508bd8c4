"""Documents: what things are found by.

A room registers, in its `apps.py`, each kind of thing that it makes findable. `search/` reads from here alone which
text is searched, what a thing is filed under and who may see it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from kit.registry import Registry

# The label of what anybody may see.
EVERYONE = "everyone"


class Field(StrEnum):
    """Where a passage stands; what is found higher up counts for more."""

    TITLE = "title"
    TAGS = "tags"
    SUMMARY = "summary"
    COUNCIL = "council"
    BODY = "body"


@dataclass(frozen=True)
class Passage:
    """A piece of a thing's text. `name` is the code of what a reader is told of where words were found."""

    name: str
    field: Field
    text: str


@dataclass(frozen=True)
class Document:
    """All that is searched of one thing, by its primary key.

    `labels` say who may see it, as in the room's `visibility.py`: no label at all means nobody. `values` are what it is
    filed under, by the name of a filter. `posted` is false for what comes from public records.
    """

    pk: int
    title: str
    passages: tuple[Passage, ...]
    labels: frozenset[str] = frozenset({EVERYONE})
    values: Mapping[str, Collection[str]] = field(default_factory=dict)
    posted: bool = True
    dated_on: date | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True)
class Told:
    """What programs and feeds are told of a thing, in plain text: `url` is the path of its page, `phase` and `state`
    are codes, `published_at` is None for what was always there."""

    url: str
    title: str
    summary: str = ""
    council: str = ""
    phase: str = ""
    state: str = ""
    published_at: datetime | None = None
    last_confirmed: date | None = None


Rows = QuerySet[Any]


def none_but_labelled(reader: Any) -> Rows | None:
    """Of most kinds readers see what the labels say, and no more."""
    return None


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be found.

    `label` is what several are called ("Projects"), `none` says that there are none ("No projects"), and `counted` how
    many there are ("7 projects").

    `rows` are those that can be found now; `read` gives their documents, in a constant number of queries; `touched`
    says which may be found otherwise after these Events; `shown` gives, of the rows with these ids, those that a reader
    may see, with all that a hit shows; `told` says of one of these what programs are told of it; `own` are those that a
    reader sees whatever the labels; `template` draws a hit; `order` is the place of its tab.
    """

    name: str
    label: Any
    none: Any
    counted: Callable[[int], str]
    rows: Callable[[], Rows]
    read: Callable[[Rows], Iterator[Document]]
    touched: Callable[[Sequence[Any]], Collection[int]]
    shown: Callable[[Collection[int], Any], Mapping[int, Any]]
    told: Callable[[Any], Told]
    template: str
    own: Callable[[Any], Rows | None] = none_but_labelled
    order: int = 50


kinds: Registry[Kind] = Registry("kind of document")
# By its code, what a reader is told of where words were found: "title".
passage_names: Registry[Any] = Registry("name of a passage")
