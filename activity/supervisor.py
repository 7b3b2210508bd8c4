"""The processes that do jobs, and the one that sees to them.

The library's worker ends on a long lock of the database, and nothing starts it again when it is killed. So a process
of ours has one for mail and one for the rest, as children: it says for them that they live, takes back what a child
that ended was doing, starts another in its place, and runs the sweeps.
"""

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
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
    """A process that works off one queue, or all but that."""

    def __init__(self, *, mail: bool) -> None:
        self.mail = mail
        self.start()

    def start(self) -> None:
        """Start it, under a new name."""
        self.name = get_random_string(32)
        queue.beat(self.name)
        connections.close_all()
        arguments = (self.name, self.mail, os.getpid())
        self.process: ForkProcess = multiprocessing.get_context("fork").Process(target=_work, args=arguments)
        self.process.start()

    def see_to(self) -> None:
        """Say that it lives or, where it does not, have its job done by another in its place."""
        if self.process.is_alive():
            queue.beat(self.name)
            return
        logger.warning("A worker ended (%s); another takes its place.", self.process.exitcode)
        queue.requeue(self.name)
        self.start()

    def stop(self) -> None:
        """Have it end after the job that it is doing; end it where that takes too long."""
        if self.process.is_alive() and self.process.pid:
            os.kill(self.process.pid, signal.SIGTERM)
        self.process.join(PATIENCE)
        self.process.kill()
        self.process.join()


def supervise() -> None:
    """Have all queues worked off until a signal says stop."""
    with _told_to_stop() as stopping:
        children = [Child(mail=True), Child(mail=False)]
        seen_at = 0.0
        while not stopping:
            try:
                if not all(child.process.is_alive() for child in children) or _is_over(seen_at):
                    _look_after(children)
                    seen_at = time.monotonic()
            except DatabaseError as error:
                # A database that is locked or away comes back; what is owed stays in its rows.
                logger.warning("The database does not answer (%s); the worker goes on.", type(error).__name__)
                connections.close_all()
            time.sleep(PAUSE)
        for child in children:
            child.stop()


def _look_after(children: list[Child]) -> None:
    for child in children:
        child.see_to()
    queue.requeue_lost()
    sweeps.tick()


def _is_over(seen_at: float) -> bool:
    return time.monotonic() - seen_at >= BEAT_EVERY


def _work(name: str, mail: bool, parent: int) -> None:
    """Work in a process of its own, for as long as the one that sees to it lives."""
    mine = worker(name, [MAIL]) if mail else worker(name, ["*"], but=[MAIL])
    mine.configure_signals()
    while mine.running and os.getppid() == parent:
        try:
            mine.run()
        except DatabaseError as error:
            logger.warning("The database does not answer (%s); the worker goes on.", type(error).__name__)
            connections.close_all()
        time.sleep(PAUSE)


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
