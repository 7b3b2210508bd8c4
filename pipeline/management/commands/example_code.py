"""The authenticator app of the example people."""

import time
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pipeline.examples.people import APP_KEY


class Command(BaseCommand):
    """What an app with the examples' key would show."""

    help = "Show the code, for the next seconds, with which the site team's example people sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        """Show it."""
        if not settings.DEVELOPMENT_PAGES:
            raise CommandError("Examples are for development only.")
        counter = int(time.time()) // app_settings.TOTP_PERIOD
        self.stdout.write(format_hotp_value(hotp_value(APP_KEY, counter)))
