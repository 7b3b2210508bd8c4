"""Make the pages that the site opens with."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from activity.origin import coming_through
from cms.opening import open_pages


class Command(BaseCommand):
    """Safe to run at every start."""

    help = "Make the home page, the standard pages and the groups of the site team where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing, and say what that was."""
        with coming_through("command"), transaction.atomic():
            made = open_pages()
        self.stdout.write(f"Made: {', '.join(made)}." if made else "All pages were there.")
