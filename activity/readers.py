"""Who hears of Events.

A room adds its readers in its own `apps.py`. An *immediate* reader runs inside the action's transaction, before it
ends; a *queued* one runs in the worker, after commit, and re-reads the rows it needs: twice, late or out of order
does no harm.
"""

from collections.abc import Callable
from dataclasses import dataclass

from activity.models import Event
from kit.registry import Registry

Read = Callable[[Event], None]


@dataclass(frozen=True)
class Reader:
    """What to call for an Event, and which kinds of Event it wants (none named: all)."""

    name: str
    read: Read
    kinds: frozenset[str]

    def wants(self, event: Event) -> bool:
        """Whether this reader is to hear of this event."""
        return not self.kinds or event.kind in self.kinds


immediate: Registry[Reader] = Registry("immediate reader")
queued: Registry[Reader] = Registry("queued reader")


def add_immediate(name: str, read: Read, *, kinds: frozenset[str] = frozenset()) -> None:
    """Have `read(event)` called inside the transaction of every action that records such an Event."""
    immediate.add(name, Reader(name, read, kinds))


def add_queued(name: str, read: Read, *, kinds: frozenset[str] = frozenset()) -> None:
    """Have `read(event)` called by the worker, after the action's transaction is committed."""
    queued.add(name, Reader(name, read, kinds))
