"""Asking what was judged, as pages ask it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser

from search.enums import Sort
from search.finding import find, similar
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
        hits = similar(query["q"], VISITOR, number=LISTED)
    else:
        found = find(Query(VISITOR, query["q"], kind, sort=Sort.MATCH))
        hits = [*found.hits, *found.close]
    things = [hit.thing if isinstance(hit.thing, str) else keys.get(hit.thing.pk, "") for hit in hits]
    return [key for key in things if key][:LISTED]
