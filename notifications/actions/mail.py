"""Write a mail down, and see it through."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from activity.action import action, record
from activity.models import Event
from councils.models import User
from notifications.enums import Happening, MailState
from notifications.letter import subject_line
from notifications.models import Mail
from notifications.telling import compose, recipients

# Machines that answer mail by themselves leave such a mail alone (RFC 3834).
HEADERS = {"Auto-Submitted": "auto-generated"}


def owe(event: Event) -> list[Mail]:
    """Write down what is owed of an event; gives the new mails. Runs inside the action that recorded the event.

    Called twice, or twenty times in parallel, it is one mail for each person.
    """
    owed = (Mail.objects.get_or_create(event=event, recipient=person) for person in recipients(event))
    return [mail for mail, is_new in owed if is_new]


@action
def write(*, address: str, subject: str, body: str, by: User | None) -> Mail:
    """Write down one account mail, ready-made, to one address."""
    mail = Mail.objects.create(address=address, subject=subject_line(subject), body=body)
    record(Happening.MAIL_WRITTEN, mail, by=by)
    return mail


@action
def take(*, mail_id: int, by: User | None) -> EmailMessage | None:
    """Take a mail to send it, once: None where it was sent or taken by another, or where nobody may be told any more.

    The caller sends it outside any transaction, so that a slow server holds up no write, and says `finish` or `fail`.
    """
    mail = Mail.objects.select_for_update().due().filter(pk=mail_id).first()
    if mail is None:
        return None
    message = _message(mail)
    if message is None:
        _settle(mail, MailState.WITHHELD, Happening.MAIL_WITHHELD, by)
        return None
    mail.state = MailState.TAKEN
    mail.taken_at = timezone.now()
    mail.save()
    record(Happening.MAIL_TAKEN, mail, by=by)
    return message


@action
def finish(*, mail_id: int, by: User | None) -> None:
    """Say that the mail has left."""
    _settle(_taken(mail_id), MailState.SENT, Happening.MAIL_SENT, by)


@action
def fail(*, mail_id: int, by: User | None) -> None:
    """Say that the mail could not be sent."""
    _settle(_taken(mail_id), MailState.FAILED, Happening.MAIL_FAILED, by)


def _taken(mail_id: int) -> Mail:
    return Mail.objects.select_for_update().get(pk=mail_id, state=MailState.TAKEN)


def _settle(mail: Mail, to: MailState, happening: Happening, by: User | None) -> None:
    mail.state = to
    mail.settled_at = timezone.now()
    if to == MailState.SENT:
        # Codes and links open accounts: they are not kept once they have left.
        mail.body = ""
    mail.save()
    record(happening, mail, by=by)


def _message(mail: Mail) -> EmailMessage | None:
    """The mail as it goes out; that of an event is composed now, from rows as they are now."""
    if mail.event is None or mail.recipient is None:
        return _addressed(mail.subject, mail.body, mail.address)
    letter = compose(mail.event, mail.recipient)
    if letter is None:
        return None
    return _addressed(subject_line(letter.subject), letter.body, mail.recipient.email, letter.reply_to)


def _addressed(subject: str, body: str, address: str, reply_to: tuple[str, ...] = ()) -> EmailMessage:
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address], reply_to=reply_to, headers=HEADERS)
