"""How long data is kept: each kind of it has a term, and a sweep that erases what is past it.

A room adds its own in its `apps.py`; `make reference` writes them into docs/reference/data-kept.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from activity import sweeps
from kit.registry import Registry


@dataclass(frozen=True)
class Term:
    """What is kept for how long, since when that counts, and what erases what is past it."""

    what: str
    term: timedelta
    since: str
    erase: Callable[[], None]


_terms: Registry[Term] = Registry("kind of data")


def keep(
    name: str, what: str, *, term: timedelta, since: str, erase: Callable[[], None], every: timedelta = sweeps.DAY
) -> None:
    """Say how long `what` is kept, in words, and have `erase` called."""
    _terms.add(name, Term(what, term, since, erase))
    sweeps.add(name, erase, every=every)


def terms() -> dict[str, Term]:
    """What is kept for how long, by the name of its sweep."""
    return dict(_terms.items())
