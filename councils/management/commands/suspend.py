"""Suspend somebody."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from activity.origin import coming_through
from councils.actions import account
from councils.models import User


class Command(BaseCommand):
    """For whoever misuses the site, or whose account somebody else has got hold of."""

    help = "Sign a person out everywhere and let them in no more, or let them in again with --end."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the person's address, and `--end`."""
        parser.add_argument("email", help="the address the person signs in with")
        parser.add_argument("--end", action="store_true", help="let the person in again")

    def handle(self, *args: Any, email: str, end: bool, **options: Any) -> None:
        """Suspend or let in, and say what that changed."""
        user = User.objects.filter(email__iexact=email.strip()).first()
        if user is None:
            raise CommandError("Nobody has an account with this address.")
        with coming_through("command"):
            changed = (account.reinstate if end else account.suspend)(user=user, by=None)
        now = "may sign in" if end else "is suspended"
        self.stdout.write(f"{user.name} {now} ({'now' if changed else 'already'}).")
