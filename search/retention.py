"""What of searches is kept, and for how long."""

from activity import retention
from search import misses


def register() -> None:
    """Say it."""
    retention.keep(
        "questions that found nothing",
        "The words of a question that found nothing or was misspelt, and how often, without who or where",
        term=misses.KEPT,
        since="the last time",
        erase=misses.forget,
    )
