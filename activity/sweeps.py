"""What the worker looks for once a minute: what is owed and whose job was lost, and what has run its time.

A room adds its sweeps in its own `apps.py`. What a sweep enqueues may be enqueued already: that does no harm.
"""

from collections.abc import Callable

from kit.registry import Registry

Sweep = Callable[[], None]

_sweeps: Registry[Sweep] = Registry("sweep")


def add(name: str, sweep: Sweep) -> None:
    """Have this called when the worker starts, and once a minute."""
    _sweeps.add(name, sweep)


def sweep() -> None:
    """Call them all."""
    for each in _sweeps:
        each()
