"""The index in the cluster built anew, while it is searched and written to.

A new index is filled from the database. What changes meanwhile is sent to both, and editions decide. Then both aliases
move to it in one request. Whatever goes wrong before that leaves the index of before as it is.
"""

import time

from elasticsearch import NotFoundError

from search.cluster.client import TIMEOUT, patient
from search.cluster.mapping import building, every_index, made_for, new_name, reading, writing
from search.cluster.sending import AT_ONCE, Unsent, tell, words_of
from search.models import Entry, Rebuilding

# Searches that have begun in the index of before end in it.
GRACE = 2 * TIMEOUT


class Busy(Exception):
    """Another process builds the index anew."""


def rebuild() -> int:
    """Build it, and give how many things it holds. Raises `Busy` where another does so or takes over, and `Trouble` or
    `Unsent` where the cluster fails; then nothing has changed."""
    name = new_name()
    if not Rebuilding.begin(name):
        raise Busy("The index in Elasticsearch is being built by another process, which was heard of a moment ago.")
    try:
        return _build(name)
    except BaseException:
        _throw_away(name)
        raise
    finally:
        Rebuilding.end(name)


def current() -> list[str]:
    """The indexes that are searched: one, but for none before the first is built."""
    return _behind(reading())


def _build(name: str) -> int:
    _throw_away(*_left_behind())
    made = made_for()
    patient().indices.create(index=name, aliases={building(): {}}, **made)
    _fill(name)
    patient().indices.refresh(index=name)
    number: int = patient().count(index=name)["count"]
    before = current()
    _put_in_place(name, before)
    if before:
        time.sleep(GRACE)
        _throw_away(*before)
    return number


def _fill(name: str) -> None:
    last = 0
    while some := list(Entry.objects.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = some[-1].pk
        if not Rebuilding.goes_on(name):
            raise Busy("Another process has taken over.")
        if refused := tell(building(), words_of(some), refresh=False):
            raise Unsent(f"{len(refused)} entries were refused: {sorted(set(refused.values()))}")


def _put_in_place(name: str, before: list[str]) -> None:
    if not Rebuilding.goes_on(name):
        raise Busy("Another process has taken over.")
    moves = [{"remove": {"index": old, "alias": alias}} for old in before for alias in (reading(), writing())]
    moves += [{"add": {"index": name, "alias": alias}} for alias in (reading(), writing())]
    patient().indices.update_aliases(actions=[*moves, {"remove": {"index": name, "alias": building()}}])


def _left_behind() -> list[str]:
    """What one that was killed has left."""
    known = patient().indices.get_alias(index=every_index())
    return sorted(set(known) - set(current()))


def _throw_away(*names: str) -> None:
    """Delete indexes, but for one that is searched."""
    for name in set(names) - set(current()):
        patient().indices.delete(index=name, ignore_unavailable=True)


def _behind(alias: str) -> list[str]:
    try:
        return sorted(patient().indices.get_alias(name=alias))
    except NotFoundError:
        return []
