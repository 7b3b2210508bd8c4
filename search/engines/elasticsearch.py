"""The engine in an Elasticsearch cluster."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from elasticsearch.dsl.query import MatchAll

from search.board import labels_of, own_of
from search.cluster import checking, rebuilding, sending
from search.cluster.bodies import FOUND, REST, Body, Sight, all_of, asking, asking_close, some_of
from search.cluster.client import client
from search.cluster.mapping import reading
from search.enums import Sort
from search.facets import ALL
from search.port import FEW, Answer, Ask

Response = Mapping[str, Any]


class Elasticsearch:
    """See `search.port.Engine`. What goes wrong is raised: `search.cluster.client.Trouble`."""

    def find(self, ask: Ask) -> Answer:
        """Answer, from the index alone."""
        sight = Sight(sorted(labels_of(ask.reader)), own_of(ask.reader))
        if not ask.question:
            return _answer(_asked(asking(ask, sight, MatchAll())))
        if not ask.loosely:
            response = _asked(asking(ask, sight, all_of(ask.question)))
            if response["aggregations"][FOUND]["doc_count"]:
                return self._with_close(ask, sight, _answer(response))
        return replace(_answer(_asked(asking(ask, sight, some_of(ask.question)))), complete=False)

    def rebuild(self) -> int:
        """Build the index anew, while it is searched and written to, and give how many things it holds."""
        return rebuilding.rebuild()

    def check(self, *, repair: bool) -> Sequence[str]:
        """Say where the index differs from the database's."""
        return checking.check(repair=repair)

    def catch_up(self) -> None:
        """Have all found that has changed by now."""
        sending.send()

    def _with_close(self, ask: Ask, sight: Sight, answer: Answer) -> Answer:
        """Add what comes close, on the first page of a few."""
        assert ask.question is not None  # noqa: S101 - `find` has seen to it
        if answer.total >= FEW or ask.start or ask.sort != Sort.MATCH:
            return answer
        return replace(answer, close=_numbers(_asked(asking_close(ask, sight, ask.question))))


def _asked(body: Body) -> Response:
    response: Response = client().search(index=reading(), **body).body
    return response


def _answer(response: Response) -> Answer:
    among = [response["aggregations"].get(name, {}) for name in (REST, *ALL)]
    counts = {name: _counts(each[name]) for each in among for name in ALL if name in each}
    return Answer(_numbers(response), response["hits"]["total"]["value"], counts)


def _counts(counted: Response) -> Mapping[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in counted["buckets"]}


def _numbers(response: Response) -> list[int]:
    return [int(hit["_id"]) for hit in response["hits"]["hits"]]
