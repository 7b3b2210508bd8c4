"""Searching, on the engine of the settings: its own call, similar work, suggestions, the page.

Each is held against the least that could be done for the same words. A bare query asks the engine for them and counts
nothing beside filters; the empty view answers nothing; the plain page is one of Wagtail's.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median
from time import perf_counter

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from benchmarks.figure import Figure
from benchmarks.pages import PLAIN_ADDRESS
from benchmarks.settings import BENCH_DIR, PROJECTS
from search.cluster.bodies import Sight, all_of, asking, some_of
from search.cluster.client import client
from search.cluster.mapping import reading
from search.engines.embedded import full_text
from search.enums import Sort
from search.evaluation.asking import SIMILAR, queries
from search.facets import KIND
from search.finding import similar
from search.language.question import Question
from search.port import CANDIDATES, CLUSTER, FEW, Ask, has_cluster, kept
from search.previewing import JUDGED
from search.query import PROJECT
from search.understanding import question_like, understand

VISITOR = AnonymousUser()
ROUNDS = 3
SIMILAR_SHOWN, BEGUN = 5, 6
FILTERS = {KIND: frozenset({PROJECT})}
# Seconds, for `benchmarks/growing.py`.
TOOK = BENCH_DIR / f"took-{settings.SEARCH_ENGINE}.json"
CALL, LIKE = "a call of the engine", "similar work"

Call = Callable[[], object]
# What is measured, and the least that could be done in its place.
Pair = tuple[Call, Call]


def figures() -> Iterator[Figure]:
    """Give how long each takes and its ratio; `TOOK` keeps what is compared with another number of projects."""
    if has_cluster():
        kept()[CLUSTER].rebuild()
    browser = Client(headers={"host": "localhost", "cookie": f"{settings.CSRF_COOKIE_NAME}=none"})
    asked = list(queries(JUDGED))
    words = [query["q"] for query in asked if query["type"] != SIMILAR]
    begun = [typed[:BEGUN] for typed in words]
    took: dict[str, float] = {}
    for what, pairs, bar in (
        (CALL, _calls(words), 1.5),
        (LIKE, _likes([query["q"] for query in asked if query["type"] == SIMILAR]), 3),
        ("suggestions, the first time", _views(browser, "search:suggestions", begun, "/empty/", anew=True), 3),
        ("suggestions", _views(browser, "search:suggestions", begun, "/empty/"), 3),
        ("the page, the first time", _views(browser, "search:search", words, PLAIN_ADDRESS, anew=True), 1.5),
        ("the page, to somebody known", _views(browser, "search:search", words, PLAIN_ADDRESS), 1.5),
    ):
        took[what], least = _medians(pairs)
        name = f"{PROJECTS:,} projects, {settings.SEARCH_ENGINE}: {what}"
        yield Figure(name, took[what] * 1000, "ms")
        yield Figure(f"{name}: against the least", took[what] / least, "times", bar)
    yield from _queries(browser, words)
    TOOK.write_text(json.dumps(took))


def _calls(words: Sequence[str]) -> list[Pair]:
    """The engine asked for what a page asks for, and the bare query."""
    questions = [question for typed in words if (question := understand(typed, VISITOR).question)]
    engine = kept()[settings.SEARCH_ENGINE]
    asks = [Ask(VISITOR, question, FILTERS, Sort.MATCH) for question in questions]
    return [
        (partial(engine.find, ask), partial(_bare, question)) for ask, question in zip(asks, questions, strict=True)
    ]


def _likes(texts: Sequence[str]) -> list[Pair]:
    questions = [question_like(text) for text in texts]
    return [
        (partial(similar, text, VISITOR, number=SIMILAR_SHOWN), partial(_bare, question, loosely=True))
        for text, question in zip(texts, questions, strict=True)
        if question
    ]


def _bare(question: Question, *, loosely: bool = False) -> None:
    """Ask the engine for the words; where few say all of them, for what says some as well."""
    if loosely or len(_found(question, loosely=False)) < FEW:
        _found(question, loosely=True)


def _found(question: Question, *, loosely: bool) -> Sequence[object]:
    if not has_cluster():
        return full_text().partial(question) if loosely else full_text().complete(question)
    matching = some_of(question) if loosely else all_of(question)
    ask = Ask(VISITOR, question, sort=Sort.MATCH, size=CANDIDATES)
    body = asking(ask, Sight(["everyone"], []), matching)
    del body["aggs"], body["post_filter"]
    hits: Sequence[object] = client().search(index=reading(), **body)["hits"]["hits"]
    return hits


def _views(browser: Client, name: str, words: Sequence[str], least: str, *, anew: bool = False) -> list[Pair]:
    """A view asked for each of the words, and another address each time after it."""
    pages = [f"{reverse(name)}?{urlencode({'q': typed})}" for typed in words]
    return [(partial(_get, browser, page, anew), partial(_get, browser, least, anew)) for page in pages]


def _get(browser: Client, address: str, anew: bool) -> None:
    if anew:
        caches["template_fragments"].clear()
    if browser.get(address).status_code != 200:
        raise RuntimeError(f"{address} failed")


def _medians(pairs: Sequence[Pair]) -> tuple[float, float]:
    """In turn, so that what slows the machine slows both; seconds. The first round warms up, and is not counted."""
    times: list[tuple[float, float]] = []
    for measured in (False, *[True] * ROUNDS):
        here = [(_time(one), _time(least)) for one, least in pairs]
        times += here if measured else []
    return median(one for one, _least in times), median(least for _one, least in times)


def _time(call: Call) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _queries(browser: Client, words: Sequence[str]) -> Iterator[Figure]:
    caches["template_fragments"].clear()
    numbers = []
    for typed in words:
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("search:search"), {"q": typed})
        numbers.append(len(asked))
    yield Figure(f"{PROJECTS:,} projects, {settings.SEARCH_ENGINE}: the page: most queries", max(numbers), "")
