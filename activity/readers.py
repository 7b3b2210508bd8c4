"""Who hears of Events.

A room adds its readers in its own `apps.py`. An *immediate* reader runs inside the action's transaction, before it
ends; a *queued* one runs in the worker, after commit, and re-reads the rows it needs: twice, late or out of order
does no harm.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from activity.models import Event
from kit.registry import Registry

Read = Callable[[Event], None]
ReadAll = Callable[[Sequence[Event]], None]


@dataclass(frozen=True)
class Reader:
    """What to call for an Event, and which kinds of Event it wants (none named: all).

    `read_all` is called instead for several Events at once, where that is cheaper than one after the other. A `last`
    reader needs to hear of the last of them alone.
    """

    name: str
    read: Read
    kinds: frozenset[str]
    read_all: ReadAll | None = None
    last: bool = False

    def wants(self, event: Event) -> bool:
        """Whether this reader is to hear of this event."""
        return not self.kinds or event.kind in self.kinds

    def wanted(self, events: Sequence[Event]) -> list[Event]:
        """Those of these events that this reader is to hear of."""
        wanted = [event for event in events if self.wants(event)]
        return wanted[-1:] if self.last else wanted

    def hear(self, events: Sequence[Event]) -> None:
        """Have those of these events read that this reader wants."""
        wanted = self.wanted(events)
        if self.read_all and len(wanted) > 1:
            self.read_all(wanted)
            return
        for event in wanted:
            self.read(event)


immediate: Registry[Reader] = Registry("immediate reader")
queued: Registry[Reader] = Registry("queued reader")


def add_immediate(
    name: str, read: Read, *, kinds: frozenset[str] = frozenset(), read_all: ReadAll | None = None
) -> None:
    """Have `read(event)` called inside the transaction of every action that records such an Event.

    Of the many Events of a bulk command, `read_all(events)` is called once.
    """
    immediate.add(name, Reader(name, read, kinds, read_all))


def add_queued(name: str, read: Read, *, kinds: frozenset[str] = frozenset(), last: bool = False) -> None:
    """Have `read(event)` called by the worker, after the action's transaction is committed.

    Of the many Events of a bulk command, a `last` reader hears of the last alone: one that looks what there is to do.
    """
    queued.add(name, Reader(name, read, kinds, last=last))
