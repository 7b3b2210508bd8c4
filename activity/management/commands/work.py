"""The worker."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.utils import is_locked_database_exception

from activity.sweeps import sweep

logger = logging.getLogger(__name__)

PAUSE = 0.5
SWEEP_EVERY = 60


class Command(BaseCommand):
    """Do what is queued: send mail, tell queued readers."""

    help = "Do what is queued (mail, and what follows from events), until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take `--once`."""
        parser.add_argument("--once", action="store_true", help="Empty the queue, and end.")

    def handle(self, *, once: bool, **options: Any) -> None:
        """Work in this process, all queues."""
        worker = _worker()
        if once:
            sweep()
            worker.run()
            return
        worker.configure_signals()
        self.stdout.write("The worker is at work. Stop it with Ctrl+C.")
        _work(worker)


def _work(worker: Worker) -> None:
    """Empty the queue again and again, and sweep in between, until a signal says stop."""
    swept_at = -float("inf")
    while worker.running:
        try:
            if time.monotonic() - swept_at >= SWEEP_EVERY:
                sweep()
                swept_at = time.monotonic()
            worker.run()
        except OperationalError as error:
            if not is_locked_database_exception(error):
                raise
            logger.warning("The database was locked; the worker goes on.")
        if worker.running:
            time.sleep(PAUSE)


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
