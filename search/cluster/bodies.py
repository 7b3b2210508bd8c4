"""What Elasticsearch is asked. Pure.

A question becomes a group for each of its parts, which all must be found; a group is any of the ways to say its part.
Filters are applied after what is counted, and each count leaves its own filter out, so that the numbers are those of
`search.facets`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from elasticsearch.dsl import A, Q
from elasticsearch.dsl.query import Bool, CombinedFields, DisMax, MatchAll, MatchPhrase, MultiMatch, Query, Term

from search.cluster.mapping import DEEPEST, KEY, VALUES, WHOLE
from search.enums import Sort
from search.facets import ALL, LABEL, Filters
from search.language.question import Question, Way
from search.language.ranking import FIELDS
from search.models.entry import ORDERS
from search.port import Ask

# Of one filter so many values are counted: more than any has.
MOST_VALUES = 10_000
FOUND = "found"
REST = "rest"
WEIGHED = [f"{name}^{weight}" for name, (weight, _shortened, _usual) in FIELDS.items()]

Body = dict[str, Any]


class Sight(NamedTuple):
    """What a reader may find: what bears one of these labels, and these entries (ids) whatever they bear."""

    labels: Sequence[str]
    own: Sequence[int]


def asking(ask: Ask, sight: Sight, matching: Query) -> Body:
    """Ask for a page of what matches, how much there is, and for the counts beside the filters."""
    beyond = ask.start + ask.size > DEEPEST
    return {
        "query": Bool(filter=[_seen_by(sight), matching], should=_ranking(ask)).to_dict(),
        "post_filter": Bool(filter=_chosen(ask.filters)).to_dict(),
        "aggs": {FOUND: A("filter", MatchAll()).to_dict(), **(_counts(ask.filters) if ask.counted else {})},
        "from_": 0 if beyond else ask.start,
        "size": 0 if beyond else ask.size,
        **_listed(ask),
    }


def asking_close(ask: Ask, sight: Sight, question: Question) -> Body:
    """Ask for what passes the filters and says a part of a question, not all of it."""
    filters = [_seen_by(sight), some_of(question), *_chosen(ask.filters)]
    query = Bool(filter=filters, must_not=[all_of(question)], should=_ranking(ask))
    return {"query": query.to_dict(), "size": ask.size, **_listed(ask)}


def all_of(question: Question) -> Query:
    """What says every part of a question."""
    return Bool(filter=[_any_of(ways) for ways in question.parts()])


def some_of(question: Question) -> Query:
    """What says a part of a question or more."""
    return _any_of(question.ways)


def _seen_by(sight: Sight) -> Query:
    """What a reader may find; without a label, and nothing of their own, that is nothing."""
    rules = [_one_of(f"{VALUES}.{LABEL}", sight.labels), _one_of(KEY, sight.own)]
    return Bool(should=rules, minimum_should_match=1)


def _any_of(ways: Sequence[Way]) -> Query:
    return Bool(should=[_said(way) for way in ways], minimum_should_match=1)


def _said(way: Way) -> Query:
    if len(way.stems) == 1:
        return Term(**{WHOLE: way.stems[0]})
    return MatchPhrase(**{WHOLE: " ".join(way.stems)})


def _chosen(filters: Filters) -> list[Query]:
    return [_one_of(f"{VALUES}.{name}", sorted(chosen)) for name, chosen in filters.items() if chosen]


def _one_of(field: str, values: Sequence[str] | Sequence[int]) -> Query:
    return Q("terms", **{field: list(values)})


def _counts(filters: Filters) -> Body:
    """A filter with a choice is counted among what passes the others; those without look at the same."""
    chosen = [name for name in ALL if filters.get(name)]
    rest = _counted(filters, [name for name in ALL if name not in chosen])
    return {REST: rest, **{name: _counted({**filters, name: frozenset()}, [name]) for name in chosen}}


def _counted(filters: Filters, names: Sequence[str]) -> Body:
    counted = {name: A("terms", field=f"{VALUES}.{name}", size=MOST_VALUES) for name in names}
    return A("filter", Bool(filter=_chosen(filters)), aggs=counted).to_dict()


def _listed(ask: Ask) -> Body:
    """In which order, and that of each its number is told and no more."""
    ranked = ask.sort == Sort.MATCH and ask.question
    order = ["_score", f"-{KEY}"] if ranked else [*(_place(column) for column in ORDERS[ask.sort]), f"-{KEY}"]
    return {
        "sort": [_sorted_by(column) for column in order],
        "source": False,
        "track_total_hits": True,
        "allow_partial_search_results": False,
    }


def _place(column: str) -> str:
    return f"-order.{column[1:]}" if column.startswith("-") else f"order.{column}"


def _sorted_by(column: str) -> Mapping[str, str]:
    if column == "_score":
        return {"_score": "desc"}
    return {column.removeprefix("-"): "desc" if column.startswith("-") else "asc"}


def _ranking(ask: Ask) -> list[Query]:
    """How well a text answers: of the ways to say the same the best counts."""
    if not ask.question or ask.sort != Sort.MATCH:
        return []
    groups: defaultdict[frozenset[int], list[Way]] = defaultdict(list)
    for way in ask.question.ways:
        groups[way.covers].append(way)
    return [DisMax(queries=[_worth(way) for way in ways]) for ways in groups.values()]


def _worth(way: Way) -> Query:
    said = " ".join(way.stems)
    if len(way.stems) == 1:
        return CombinedFields(query=said, fields=WEIGHED, boost=way.weight)
    return MultiMatch(query=said, fields=WEIGHED, type="phrase", boost=way.weight)
