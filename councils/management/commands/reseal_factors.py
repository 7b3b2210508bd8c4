"""Seal second factors anew."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand

from councils.factors import reseal


class Command(BaseCommand):
    """What a second factor keeps is there for years; without this, so is every key that it was ever sealed with."""

    help = "Encrypt the secrets of second factors with today's SECRET_KEY, so that SECRET_KEY_FALLBACKS can be emptied."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal each anew, and say how many could not be opened by any key."""
        done = [reseal(pk) for pk in Authenticator.objects.values_list("pk", flat=True)]
        self.stdout.write(f"{done.count(True)} sealed with today's key, {done.count(False)} that no key opens.")
