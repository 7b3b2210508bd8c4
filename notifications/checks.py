"""What this room asks of the settings."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from notifications.transports import TRANSPORTS


def check_transport(**kwargs: Any) -> list[CheckMessage]:
    """Say so where `MAIL_TRANSPORT` names nothing that can send mail, or what it names lacks a setting."""
    if settings.MAIL_TRANSPORT not in TRANSPORTS:
        names = ", ".join(TRANSPORTS)
        words = f"MAIL_TRANSPORT is “{settings.MAIL_TRANSPORT}”: set it to one of {names}."
        return [Error(words, id="notifications.E001")]
    if settings.MAIL_TRANSPORT == "notify" and not (settings.NOTIFY_KEY and settings.NOTIFY_TEMPLATE):
        return [Error("MAIL_TRANSPORT is “notify”: set NOTIFY_KEY and NOTIFY_TEMPLATE.", id="notifications.E002")]
    return []
