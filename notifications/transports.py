"""What really sends mail: backends of Django's, chosen by `MAIL_TRANSPORT`."""

import os
import smtplib
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import BadHeaderError

TRANSPORTS = {
    "folder": "notifications.transports.FolderBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "notify": "notifications.notify.EmailBackend",
}
# The request is wrong in itself (400): an address that is none, a template without the fields.
REFUSED_BY_NOTIFY = {400}
OF_SETTINGS = (
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
)


def transport() -> BaseEmailBackend:
    """The backend that sends; raises `KeyError` for an unknown one, of which the system check has warned."""
    backend: BaseEmailBackend = get_connection(TRANSPORTS[settings.MAIL_TRANSPORT])
    return backend


def trouble_of(error: Exception) -> str:
    """The name of an error, with the code of the server's answer (SMTP or HTTP) where it gave one. It names nobody."""
    code = _code_of(error)
    return f"{type(error).__name__} {code}" if code else type(error).__name__


def is_final(error: Exception) -> bool:
    """Whether trying again would bring the same: the server said no for good, or the mail cannot be written at all.

    What it says of itself, of who signs in and of the sender, all of them settings, says nothing about the mail.
    """
    if isinstance(error, OF_SETTINGS):
        return False
    code = _code_of(error)
    if isinstance(error, smtplib.SMTPException):
        return 500 <= code <= 599
    return isinstance(error, BadHeaderError | UnicodeError) or code in REFUSED_BY_NOTIFY


def _code_of(error: Exception) -> int:
    """The code of the server's answer; of several recipients, that of the first; 0 where there is none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    return int(getattr(error, "smtp_code", 0) or getattr(error, "status_code", 0) or 0)


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
        **{name: value for name, value in message.extra_headers.items() if name.startswith("List-")},
    }
    lines = [f"{name}: {value}" for name, value in head.items() if value]
    return "\n".join(lines) + f"\n\n{message.body}"
