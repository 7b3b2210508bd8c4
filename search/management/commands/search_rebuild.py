"""Make the index of the list anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search import filing


class Command(BaseCommand):
    """Needed only where rows were changed past the actions: the index keeps itself in step."""

    help = "File every project anew for the list of projects."

    def handle(self, *args: Any, **options: Any) -> None:
        """File them, in one transaction."""
        self.stdout.write(f"{filing.rebuild()} projects filed.")
