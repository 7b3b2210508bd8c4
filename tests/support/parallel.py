"""Twenty at once, each in a thread with a connection of its own, as twenty requests would be."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from kit.refusals import Refusal


def at_once(do: Callable[[], Any], times: int = 20) -> list[Any]:
    """Run the function that many times at the same moment; give what each gave, or the refusal it raised."""
    barrier = Barrier(times)

    def run(_: int) -> Any:
        barrier.wait(timeout=10)
        try:
            return do()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))
