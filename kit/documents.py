"""Documents: the text by which things are found.

A room registers, in its `apps.py`, each kind of thing that it makes findable. Every engine of `search/` reads from
here alone which text is searched, and what each piece of it weighs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kit.registry import Registry


@dataclass(frozen=True)
class Passage:
    """A piece of a thing's text.

    `label` tells a reader where words were found ("title"); what is found in a passage of a higher `weight` comes
    first.
    """

    label: str
    text: str
    weight: int


@dataclass(frozen=True)
class Document:
    """All that is searched of one thing, by its primary key."""

    pk: int
    passages: tuple[Passage, ...]


Read = Callable[[QuerySet[Any]], Iterator[Document]]

# By the name of the kind: what gives the documents of these rows, in a constant number of queries.
readers: Registry[Read] = Registry("kind of document")
