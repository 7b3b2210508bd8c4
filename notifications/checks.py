"""What this room asks of the settings."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from notifications.transports import TRANSPORTS


def check_transport(**kwargs: Any) -> list[CheckMessage]:
    """Say so where `MAIL_TRANSPORT` names nothing that can send mail."""
    if settings.MAIL_TRANSPORT in TRANSPORTS:
        return []
    names = " or ".join(TRANSPORTS)
    return [Error(f"MAIL_TRANSPORT is “{settings.MAIL_TRANSPORT}”: set it to {names}.", id="notifications.E001")]
