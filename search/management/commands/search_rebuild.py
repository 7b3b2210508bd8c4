"""Make the index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search.index import filing


class Command(BaseCommand):
    """Needed only where rows were changed past the actions: the index keeps itself in step."""

    help = "File everything anew that can be found."

    def handle(self, *args: Any, **options: Any) -> None:
        """File it, in one transaction."""
        self.stdout.write(f"{filing.rebuild()} things filed.")
