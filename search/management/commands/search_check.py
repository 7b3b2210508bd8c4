"""Compare each index with what it is made from."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.cluster.client import Trouble
from search.cluster.rebuilding import Busy
from search.cluster.sending import Unsent
from search.port import Engine, kept


class Command(BaseCommand):
    """The worker does so every night, and mends what it finds."""

    help = "Say where an index differs from what it is made from, and end with a status that says so."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--repair`."""
        parser.add_argument("--repair", action="store_true", help="mend it, too")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        """Compare; raises `CommandError` where anything differed, mended or not."""
        differences = sum(self._check(name, engine, repair=repair) for name, engine in kept().items())
        if differences:
            raise CommandError(f"{differences} differences{', mended' if repair else ''}.")

    def _check(self, name: str, engine: Engine, *, repair: bool) -> int:
        try:
            lines = engine.check(repair=repair)
        except (Busy, Unsent, *Trouble) as error:
            raise CommandError(f"{name}: {error}") from error
        for line in lines:
            self.stdout.write(f"{name}: {line}")
        self.stdout.write(f"{name}: {len(lines)} differences.")
        return len(lines)
