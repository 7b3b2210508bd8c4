"""Searching among 10,000 projects and among ten times as many, on each engine there is: in SQLite, and in
Elasticsearch where ELASTICSEARCH_URL names a server.

Each is measured by a process of its own (`benchmarks/searching.py`), with a database of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping

from django.conf import settings

from benchmarks.figure import Figure
from benchmarks.searching import CALL, LIKE
from pipeline.settings.environment import VAR_DIR
from search.port import CLUSTER, DATABASE

SIZES = (10_000, 100_000)
# So many times as long it may take among ten times as many.
BARS = {DATABASE: 10, CLUSTER: 3}


def figures() -> Iterator[str | Figure]:
    """Give the lines of each process, and what becomes of a call among ten times as many."""
    for engine in [DATABASE, *([CLUSTER] if settings.ELASTICSEARCH_URL else [])]:
        few, many = (yield from _measured(SIZES[0], engine)), (yield from _measured(SIZES[1], engine))
        for what in (CALL, LIKE):
            name = f"{engine}: {what}, {SIZES[1]:,} projects against {SIZES[0]:,}"
            yield Figure(name, many[what] / few[what], "times", BARS[engine])


def _measured(size: int, engine: str) -> Generator[str, None, Mapping[str, float]]:
    environment = os.environ | {"BENCH_PROJECTS": str(size), "SEARCH_ENGINE": engine}
    environment["ELASTICSEARCH_INDEX"] = f"bench-{size}"
    command = [sys.executable, "-m", "benchmarks", "searching"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - ours
    yield from done.stdout.splitlines()
    took: Mapping[str, float] = json.loads((VAR_DIR / "bench" / str(size) / f"took-{engine}.json").read_text())
    return took
