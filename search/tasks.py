"""What the worker does so that every index holds what the database does."""

import logging

from activity.models import Event
from search.cluster import sending
from search.port import kept

logger = logging.getLogger(__name__)


class Drift(Exception):
    """An index was not what it should be. It has been mended; somebody should know."""


def hear(event: Event) -> None:
    """Send to the cluster what this, and whatever else happened, has changed."""
    sending.send_if_it_answers()


def check() -> None:
    """Compare each index with what it is made from, and mend it. Raises `Drift` where there was anything to mend."""
    lines = [line for engine in kept().values() for line in engine.check(repair=True)]
    for line in lines:
        logger.error("The index was not in step: %s", line)
    if lines:
        raise Drift(f"{len(lines)} differences were mended.")
