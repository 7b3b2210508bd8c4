"""What the worker looks for again and again: work that is owed and whose job was lost, and what may go.

A room adds its sweeps in its own `apps.py`. What a sweep enqueues may be enqueued already: that does no harm. A row of
`Schedule` for each says when it is due. It is claimed under a lock, so that of two workers one runs it; a run that was
missed is made up once; one whose worker was killed is due again after a while.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from activity.models import Schedule
from kit.registry import Registry

logger = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
LEASE = timedelta(minutes=5)


@dataclass(frozen=True)
class Sweep:
    """What to call, and how often. A run that has not ended after its `lease` belongs to a worker that is no more."""

    run: Callable[[], None]
    every: timedelta
    lease: timedelta


_sweeps: Registry[Sweep] = Registry("sweep")


def add(name: str, run: Callable[[], None], *, every: timedelta = MINUTE, lease: timedelta = LEASE) -> None:
    """Have this called by the worker, once in each such stretch of time.

    Give a shorter `lease` only to what two may do at once: a run that goes on beyond it is begun again beside it.
    """
    _sweeps.add(name, Sweep(run, every, lease))


def names() -> list[str]:
    """What there is to run."""
    return [name for name, _sweep in _sweeps.items()]


def schedules() -> QuerySet[Schedule]:
    """When each ran and is due, but for those of before that nothing runs any more."""
    return Schedule.objects.filter(name__in=names())


def tick() -> None:
    """Run what is due. One that fails holds up no other, and is tried again at its next time."""
    for name, sweep in _sweeps.items():
        if _claim(name, sweep):
            _run(name, sweep)


@transaction.atomic
def _claim(name: str, sweep: Sweep) -> bool:
    Schedule.objects.get_or_create(name=name)
    now = timezone.now()
    due = Schedule.objects.select_for_update().filter(name=name, due_at__lte=now).first()
    if due is None:
        return False
    due.due_at = now + sweep.lease
    due.save(update_fields=["due_at"])
    return True


def _run(name: str, sweep: Sweep) -> None:
    started, trouble = timezone.now(), ""
    try:
        sweep.run()
    except Exception as error:
        logger.exception("The sweep %r failed.", name)
        trouble = type(error).__name__
    Schedule.objects.filter(name=name).update(ran_at=started, due_at=started + sweep.every, trouble=trouble)
