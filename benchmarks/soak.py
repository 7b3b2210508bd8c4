"""Half an hour of readers: what the server's processes hold does not grow."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figure import Figure
from benchmarks.load import USERS, crowd, server

MINUTES = 30
EVERY = 15.0
# What is read once, such as templates, has been read by then.
WARM = 5
GROWTH = 1.1


@dataclass(frozen=True)
class Held:
    """What the processes hold together: bytes of memory, and open descriptors, connections among them."""

    memory: int
    descriptors: int


def figures() -> Iterator[Figure]:
    """Give how much more the processes hold in the last minutes than once they were warm, and the errors."""
    with server() as process, ThreadPoolExecutor(1) as pool:
        reading = pool.submit(crowd, MINUTES * 60)
        held = list(_watched(process.pid, reading))
    a_few = int(WARM * 60 / EVERY)
    before, after = held[a_few : 2 * a_few], held[-a_few:]
    errors = sum(not answer.came for answer in reading.result())
    yield Figure(f"{USERS} readers, {MINUTES} minutes: errors", errors, "", 0)
    yield Figure("memory at the end", median(each.memory for each in after) / 2**20, "MiB")
    yield _grown("memory", median(each.memory for each in after), median(each.memory for each in before))
    # Who waits for an answer holds a descriptor, so their number goes up and down; what leaks raises the least of it.
    yield _grown("descriptors", min(each.descriptors for each in after), min(each.descriptors for each in before))


def _grown(what: str, after: float, before: float) -> Figure:
    return Figure(f"{what} at the end, against {WARM} to {2 * WARM} minutes", after / before, "times", GROWTH)


def _watched(parent: int, reading: "Future[Any]") -> Iterator[Held]:
    while not reading.done():
        time.sleep(EVERY)
        yield _held_by([parent, *_children(parent)])


def _held_by(processes: list[int]) -> Held:
    pages = sum(int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in processes)
    descriptors = sum(len(os.listdir(f"/proc/{each}/fd")) for each in processes)
    return Held(pages * os.sysconf("SC_PAGE_SIZE"), descriptors)


def _children(parent: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
