"""The one way to write.

An action is a function in `<room>/actions/<noun>.py`, a verb: keyword-only, the actor always named `by`. It runs in
one transaction, checks permission, changes rows, and records one Event; the readers hear of it before the transaction
ends. Called inside another action it is part of that transaction and records its own Event.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from activity import origin, readers
from activity.models import Event
from activity.tasks import read_event

P = ParamSpec("P")
T = TypeVar("T")


class BrokenRule(Exception):
    """An action did what no action does: a fault of the code, never shown to anyone."""


@dataclass
class Frame:
    """A running action: the Events it has recorded and, where the guard is armed, the tables it wrote to."""

    name: str
    events: list[Event] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)


_frames: ContextVar[tuple[Frame, ...]] = ContextVar("frames", default=())
_untold: ContextVar[list[Event] | None] = ContextVar("untold", default=None)


def running() -> Frame | None:
    """The innermost action that runs now, or None."""
    frames = _frames.get()
    return frames[-1] if frames else None


def action(function: Callable[P, T]) -> Callable[P, T]:
    """Make a function an action. Raises `TypeError` where it is not keyword-only or has no `by`."""
    _check_signature(function)

    @wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> T:
        _look_anew(kwargs.get("by"))
        with transaction.atomic(), _frame(function.__qualname__) as frame:
            result = function(*args, **kwargs)
            _finish(frame)
        return result

    return act


@contextmanager
def told_together() -> Iterator[None]:
    """For bulk commands: let the block be one transaction, at the end of which the readers hear of all its Events."""
    untold: list[Event] = []
    with transaction.atomic():
        token = _untold.set(untold)
        try:
            yield
        finally:
            _untold.reset(token)
        # A dry run undoes it all: then there is nothing to tell.
        with _frame("told_together"):
            _tell([] if transaction.get_rollback() else untold)


def record(
    kind: str,
    subject: models.Model,
    *,
    by: AbstractBaseUser | None,
    council: int | None = None,
    project: int | None = None,
    **data: Any,
) -> Event:
    """Record the one Event of the running action.

    `kind` is "<noun>.<past verb>"; `council` and `project` are ids; `data` holds ids, codes and names of changed
    fields, never personal data or free text. `by` is None where the site itself acts.
    """
    frame = running()
    if frame is None:
        raise BrokenRule(f"{kind} was recorded outside an action.")
    about = {"subject": subject._meta.label_lower, "subject_id": subject.pk, "council": council, "project": project}
    actor = by.pk if by else None
    event = Event.objects.create(kind=kind, actor=actor, data=data, **about, **_where_from())
    frame.events.append(event)
    return event


def _where_from() -> dict[str, str]:
    where = origin.current()
    return {"origin": where.door, "network": where.network}


def _look_anew(by: object) -> None:
    """Have whoever acts looked at as they are now, once for an action with all that it calls, or for a bulk command.

    What a request has read of a person is kept on them; that they may act may have ended since.
    """
    read_anew = getattr(by, "read_anew", None)
    if read_anew and not running() and _untold.get() is None:
        read_anew()


def _check_signature(function: Callable[..., Any]) -> None:
    parameters = inspect.signature(function).parameters.values()
    keywords = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    keyword_only = all(parameter.kind in keywords for parameter in parameters)
    if not keyword_only or "by" not in {parameter.name for parameter in parameters}:
        raise TypeError(f"{function.__qualname__} must take keywords only, and say who acts: `by`.")


@contextmanager
def _frame(name: str) -> Iterator[Frame]:
    frame = Frame(name)
    token = _frames.set((*_frames.get(), frame))
    try:
        yield frame
    finally:
        _frames.reset(token)


def _finish(frame: Frame) -> None:
    if len(frame.events) > 1:
        raise BrokenRule(f"{frame.name} recorded {len(frame.events)} Events; an action records one.")
    if frame.writes and not frame.events:
        raise BrokenRule(f"{frame.name} wrote to {', '.join(frame.writes)} and recorded no Event.")
    untold = _untold.get()
    if untold is None:
        _tell(frame.events)
    else:
        untold += frame.events


def _tell(events: Sequence[Event]) -> None:
    for reader in readers.immediate:
        reader.hear(events)
    for reader in readers.queued:
        for event in reader.wanted(events):
            read_event.enqueue(reader.name, event.pk)
