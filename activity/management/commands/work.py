"""The worker."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.crypto import get_random_string

from activity import supervisor, sweeps
from kit import schema


class Command(BaseCommand):
    """Do what is queued: send mail, tell queued readers."""

    help = "Do what is queued (mail, and what follows from events), until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take `--once`."""
        parser.add_argument("--once", action="store_true", help="Empty the queue, and end.")

    def handle(self, *, once: bool, **options: Any) -> None:
        """Work, all queues; raises `CommandError` where the database is of another version."""
        if missing := schema.what_is_missing():
            raise CommandError("\n".join(missing))
        if once:
            sweeps.tick()
            supervisor.worker(get_random_string(32), ["*"]).run()
            return
        self.stdout.write("The worker is at work. Stop it with Ctrl+C.")
        self.stdout.flush()
        supervisor.supervise()
