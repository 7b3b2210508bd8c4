"""Where mail is put to be sent: what is owed of an Event, and account mail.

Mail and the job that sends it are written in one transaction with what they are about: all of it, or nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from activity.models import Event
from councils.models import User
from notifications.actions import mail
from notifications.models import Mail
from notifications.tasks import send


class EmailBackend(BaseEmailBackend):
    """Django's e-mail backend (`EMAIL_BACKEND`): allauth's mail is written down, and sent by the worker."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write down a mail for each address of each message; gives the number of messages."""
        for message in email_messages:
            for address in message.recipients():
                _post(message, address)
        return len(email_messages)


def owe(event: Event) -> None:
    """Write down what is owed of an event, and have it sent: an immediate reader."""
    for each in mail.owe(event):
        send.enqueue(each.pk)


def send_again(failed: Mail, *, by: User) -> Mail:
    """Have a failed mail sent again; raises `NotPermitted` and `Refused` as the action does."""
    with transaction.atomic():
        owed = mail.send_again(mail=failed, by=by)
        send.enqueue(owed.pk)
    return owed


def sweep() -> None:
    """Have mail sent whose job was lost. While the queue has jobs, none counts as lost: they come first."""
    if DBTaskResult.objects.ready().filter(queue_name=send.queue_name).exists():
        return
    for each in Mail.objects.overdue():
        send.enqueue(each.pk)


def erase() -> None:
    """Erase the text of mail that did not leave before what it brings expired."""
    for each in Mail.objects.expired():
        mail.erase(mail_id=each.pk, by=None)


@transaction.atomic
def _post(message: EmailMessage, address: str) -> None:
    subject, body = str(message.subject), str(message.body)
    written = mail.write(address=address, subject=subject, body=body, expires_at=_expiry(message), by=None)
    send.enqueue(written.pk)


def _expiry(message: EmailMessage) -> datetime | None:
    """What the header Expires (RFC 4021) says: when what the mail brings ends."""
    expires = message.extra_headers.get("Expires")
    return parsedate_to_datetime(expires) if expires else None
