"""Asking what was judged, as pages ask it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser

from search.enums import Sort
from search.finding import find
from search.likeness import Work, like
from search.query import PROJECT, Query

VISITOR = AnonymousUser()
LISTED = 10
SIMILAR = "similar"

# A query (`q`), its `type`, and by the key of a record how good an answer it is (`relevant`), from 1 to 3.
Judged = Mapping[str, Any]


def queries(path: Path) -> Iterator[Judged]:
    """Read judged queries, an object a line."""
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def listed(query: Judged, keys: Mapping[int, str], kind: str = PROJECT) -> list[str]:
    """The keys of the first ten that the page gives; of the type `similar`, that the panel gives."""
    if query.get("type") == SIMILAR:
        likes = like(Work(query["q"]), VISITOR, LISTED)
        return [keys[each.project.pk] for each in likes if each.project.pk in keys]
    found = find(Query(VISITOR, query["q"], kind, sort=Sort.MATCH))
    things = [hit.thing for hit in [*found.hits, *found.close]]
    answers = [thing if isinstance(thing, str) else keys.get(thing.pk, "") for thing in things]
    return [key for key in answers if key][:LISTED]
