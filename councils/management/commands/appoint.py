"""Appoint somebody to the site team."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from activity.origin import coming_through
from councils.actions import site_team
from councils.enums import SiteRole
from councils.models import User
from kit.refusals import Refused


class Command(BaseCommand):
    """The first of the site team cannot be appointed by anybody on the site."""

    help = "Give a person a role in the site team, or take it back with --end."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the person's address, the role, and `--end`."""
        parser.add_argument("email", help="the address the person signs in with")
        parser.add_argument("role", choices=SiteRole.values)
        parser.add_argument("--end", action="store_true", help="take the role back")

    def handle(self, *args: Any, email: str, role: str, end: bool, **options: Any) -> None:
        """Appoint or dismiss, and say what that changed."""
        user = User.objects.filter(email__iexact=email.strip()).first()
        if user is None:
            raise CommandError("Nobody has an account with this address. Ask the person to sign up first.")
        act = site_team.dismiss if end else site_team.appoint
        try:
            with coming_through("command"):
                changed = act(user=user, role=SiteRole(role), by=None)
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(self._outcome(user, SiteRole(role), end, changed))

    @staticmethod
    def _outcome(user: User, role: SiteRole, end: bool, changed: bool) -> str:
        is_or_not = "is not" if end else "is"
        when = "now" if changed else "already"
        return f"{user.name} {is_or_not} {role.label.lower()} of the site team ({when})."
