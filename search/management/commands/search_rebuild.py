"""Make the index anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.cluster import fitness
from search.cluster.client import Trouble
from search.cluster.rebuilding import Busy
from search.cluster.sending import Unsent
from search.port import CLUSTER, ENGINES, kept


class Command(BaseCommand):
    """Needed where rows were changed past the actions, or after a release that keeps something else in an index."""

    help = "File everything anew that can be found, and build each index from it, while the site goes on."
    # One of them may say that the index is missing.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an engine, and `--if-missing`."""
        parser.add_argument("--engine", choices=ENGINES, help="the index of this engine alone")
        parser.add_argument(
            "--if-missing", action="store_true", help="only where Elasticsearch has no index, or one of another version"
        )

    def handle(self, *args: Any, engine: str | None, if_missing: bool, **options: Any) -> None:
        """Make it; raises `CommandError` where the cluster fails, or another process is at it."""
        engines = kept()
        if engine and engine not in engines:
            raise CommandError(f"SEARCH_ENGINE names another engine than {engine}.")
        names = [engine] if engine else list(engines)
        if if_missing:
            names = [CLUSTER] if fitness.what_is_missing() else []
        for name in names:
            try:
                self.stdout.write(f"{name}: {engines[name].rebuild()} things filed.")
            except (Busy, Unsent, *Trouble) as error:
                raise CommandError(f"{name}: {error}") from error
