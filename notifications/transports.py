"""What really sends mail: backends of Django's, chosen by `MAIL_TRANSPORT`."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

TRANSPORTS = {
    "folder": "notifications.transports.FolderBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
}


def transport() -> BaseEmailBackend:
    """The backend that sends; raises `KeyError` for an unknown one, of which the system check has warned."""
    backend: BaseEmailBackend = get_connection(TRANSPORTS[settings.MAIL_TRANSPORT])
    return backend


class FolderBackend(BaseEmailBackend):
    """Put each mail into a text file in `MAIL_FOLDER`, named by the time (UTC), to be read by people."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write a file for each message; gives their number."""
        for message in email_messages:
            _write(settings.MAIL_FOLDER, message)
        return len(email_messages)


def _write(folder: Path, message: EmailMessage) -> None:
    """Write the file beside its place, then move it there: nobody reads half a mail."""
    message.message()  # raises what SMTP would refuse, such as a header of two lines
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    place = folder / f"{now:%Y-%m-%d-%H%M%S-%f}.txt"
    draft = place.with_suffix(f".{os.getpid()}")
    draft.write_text(_as_text(message, now), encoding="utf-8")
    draft.rename(place)


def _as_text(message: EmailMessage, now: datetime) -> str:
    head = {
        "Date": format_datetime(now),
        "From": message.from_email,
        "To": ", ".join(message.to),
        "Reply-To": ", ".join(message.reply_to),
        "Subject": message.subject,
    }
    lines = [f"{name}: {value}" for name, value in head.items() if value]
    return "\n".join(lines) + f"\n\n{message.body}"
