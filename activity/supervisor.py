"""The processes that do jobs, and the one that sees to them.

The library's worker ends on a long lock of the database, and nothing starts it again when it is killed. So a process
of ours has one for mail and one for the rest, as children, and a third that runs the sweeps: it says for them that they
live, ends one that hangs, takes back what a child that ended was doing, and starts another in its place.
"""

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkProcess
from types import FrameType

import structlog
from django.db import DatabaseError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as LibraryWorker

from activity import queue, sweeps

logger = logging.getLogger(__name__)

MAIL = "mail"
PAUSE = 0.5
BEAT_EVERY = 5
PATIENCE = 30


class Worker(LibraryWorker):
    """The library's worker; the log of a job bears the number of the request that it follows from."""

    def run_task(self, db_task_result: queue.Job) -> None:
        """Do the job."""
        request = db_task_result.args_kwargs.get("request_id")
        known = {"request_id": request} if request else {}
        with structlog.contextvars.bound_contextvars(job=str(db_task_result.pk), **known):
            super().run_task(db_task_result)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """End after the job that it is doing, however often it is told: a mail that has half left would leave again.

        Ctrl+C and systemd tell the children, and then so does their parent.
        """
        self.running = False


def worker(name: str, queues: list[str], but: list[str] | None = None) -> Worker:
    """A worker that does what these queues hold, and ends."""
    return Worker(
        queue_names=queues,
        interval=PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=but or [],
    )


class Child:
    """A process that does one of the things to do, given the name that it bears and its parent."""

    process: ForkProcess | None = None

    def __init__(self, does: Callable[[str, int], None]) -> None:
        self.does = does

    def start(self) -> None:
        """Start it, under a new name."""
        self.name = get_random_string(32)
        queue.beat(self.name)
        connections.close_all()
        self.process = multiprocessing.get_context("fork").Process(target=self.does, args=(self.name, os.getpid()))
        self.process.start()

    def see_to(self) -> None:
        """Say that it lives or, where it does not or hangs, have its job done by another in its place."""
        if self.process is None:
            self.start()
        elif self.lives() and not queue.hangs(self.name):
            queue.beat(self.name)
        else:
            self.replace(self.process)

    def lives(self) -> bool:
        """Whether it has been started and has not ended."""
        return self.process is not None and self.process.is_alive()

    def replace(self, ended: ForkProcess) -> None:
        """Start another in the place of this one, which is no more, or hangs."""
        _kill(ended)
        logger.warning("A worker ended (%s); another takes its place.", ended.exitcode)
        queue.requeue(self.name)
        self.start()

    def tell_to_stop(self) -> None:
        """Have it end after the job that it is doing."""
        if self.process and self.process.pid and self.process.is_alive():
            os.kill(self.process.pid, signal.SIGTERM)

    def wait(self, seconds: float) -> None:
        """Wait so long until it has ended, then end it."""
        if self.process:
            self.process.join(seconds)
            _kill(self.process)


def supervise() -> None:
    """Have all queues worked off until a signal says stop."""
    children = [Child(_send_mail), Child(_do_the_rest), Child(_sweep)]
    with _told_to_stop() as stopping:
        seen_at = 0.0
        while not stopping:
            with _patience_with_the_database():
                if not all(child.lives() for child in children) or _is_over(seen_at):
                    _look_after(children)
                    seen_at = time.monotonic()
            time.sleep(PAUSE)
        _stop(children)


def _look_after(children: list[Child]) -> None:
    for child in children:
        child.see_to()
    queue.requeue_lost()


def _stop(children: list[Child]) -> None:
    """Have all of them end after what they are doing; end those for which that takes too long."""
    for child in children:
        child.tell_to_stop()
    end = time.monotonic() + PATIENCE
    for child in children:
        child.wait(max(0, end - time.monotonic()))


def _kill(process: ForkProcess) -> None:
    process.kill()
    process.join()


def _is_over(seen_at: float) -> bool:
    return time.monotonic() - seen_at >= BEAT_EVERY


def _send_mail(name: str, parent: int) -> None:
    _work(worker(name, [MAIL]), parent)


def _do_the_rest(name: str, parent: int) -> None:
    _work(worker(name, ["*"], but=[MAIL]), parent)


def _work(mine: Worker, parent: int) -> None:
    """Work in a process of its own, for as long as the one that sees to it lives."""
    mine.configure_signals()
    while mine.running and os.getppid() == parent:
        with _patience_with_the_database():
            mine.run()
        time.sleep(PAUSE)


def _sweep(_name: str, parent: int) -> None:
    """Run the sweeps in a process of its own: one that takes long holds up neither jobs nor who sees to them."""
    swept_at = 0.0
    with _told_to_stop() as stopping:
        while not stopping and os.getppid() == parent:
            with _patience_with_the_database():
                if _is_over(swept_at):
                    sweeps.tick()
                    swept_at = time.monotonic()
            time.sleep(PAUSE)


@contextmanager
def _patience_with_the_database() -> Iterator[None]:
    """Go on where the database is locked or away: it comes back, and what is owed stays in its rows."""
    try:
        yield
    except DatabaseError as error:
        logger.warning("The database does not answer (%s); the worker goes on.", type(error).__name__)
        connections.close_all()


@contextmanager
def _told_to_stop() -> Iterator[list[int]]:
    """Give a list that stays empty until a signal comes."""
    told: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
