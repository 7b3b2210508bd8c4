"""What the index in Elasticsearch holds of each entry, made from the fields of documents and the names of filters.

A change of it needs another index: the name of each bears a hash of what it was made for.
"""

import hashlib
import json
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils import timezone
from elasticsearch.dsl import Boolean, Date, Index, Keyword, Long, Mapping, Object, Text, analyzer, tokenizer
from elasticsearch.dsl import token_filter as filter_of

from search.facets import ALL, LABEL
from search.language.ranking import FIELDS
from search.language.words import LONGEST
from search.models import Entry
from search.models import Text as Stems

# All fields as one, for whether something is said at all.
WHOLE = "whole"
KEY = "pk"
VALUES = "values"
ORDER = ("title", "posted", "dated_on", "confirmed_on", "thing")
# As deep as pages go. Beyond it is nothing: there is no such number of things.
DEEPEST = 1_000_000
# Stems stand with spaces between. One that is longer than any question is found by none, and Lucene refuses it if it is
# very long.
SPACES = tokenizer("spaces", "whitespace", max_token_length=100_000)
STEMS = analyzer("stems", tokenizer=SPACES, filter=[filter_of("askable", "length", max=LONGEST)])
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": DEEPEST,
    # For so long it is known that a thing was deleted, should an older word of it arrive late.
    "gc_deletes": "1d",
}


def reading() -> str:
    """The alias that is searched."""
    return str(settings.ELASTICSEARCH_INDEX)


def writing() -> str:
    """The alias that what changes is sent to."""
    return f"{reading()}-write"


def building() -> str:
    """The alias of the index that is being built, while one is: what changes is sent there as well."""
    return f"{reading()}-next"


def every_index(site: str = "") -> str:
    """What matches the names of all indexes of this site, or of another that shares the cluster."""
    return f"{site or reading()}-at-*"


def new_name() -> str:
    """A name for a new index: with the hash of what it is made for, and the time."""
    return f"{reading()}-at-{timezone.now():%Y%m%d%H%M%S}-{uuid4().hex[:6]}-{fingerprint()}"


def fits(name: str) -> bool:
    """Whether an index of this name was made for what this version holds of an entry."""
    return name.endswith(f"-{fingerprint()}")


def fingerprint() -> str:
    """The hash of what an index is made for."""
    return hashlib.sha256(json.dumps(made_for(), sort_keys=True).encode()).hexdigest()[:10]


def made_for() -> dict[str, Any]:
    """The settings and the mapping of an index."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.field(KEY, Long())
    mapping.field(WHOLE, Text(analyzer=STEMS, norms=False))
    for name in FIELDS:
        mapping.field(name, Text(analyzer=STEMS, copy_to=WHOLE))
    mapping.field(VALUES, Object(properties={name: Keyword() for name in (*ALL, LABEL)}))
    order = {"title": Keyword(), "posted": Boolean(), "thing": Long(), "dated_on": Date(), "confirmed_on": Date()}
    mapping.field("order", Object(properties=order))
    index = Index("made-for")
    index.mapping(mapping)
    index.settings(**SETTINGS)
    made: dict[str, Any] = index.to_dict()
    return made


def document(entry: Entry, text: Stems) -> dict[str, Any]:
    """What the index holds of an entry."""
    values: dict[str, list[str]] = {}
    for name, value in entry.values:
        values.setdefault(name, []).append(value)
    return {
        KEY: entry.pk,
        **{name: getattr(text, name) for name in FIELDS},
        VALUES: values,
        "order": {
            "title": entry.title,
            "posted": entry.posted,
            "thing": entry.thing,
            "dated_on": entry.dated_on.isoformat(),
            "confirmed_on": entry.confirmed_on.isoformat(),
        },
    }
