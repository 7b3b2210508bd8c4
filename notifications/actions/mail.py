"""Write a mail down, and see it through."""

import random
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from activity.models import Event
from councils.models import User
from councils.permissions import check_is_in_site_team
from kit.refusals import Refused
from notifications.enums import Happening, MailState
from notifications.envelope import envelope, expired
from notifications.letter import Letter, ReadyMade, subject_line
from notifications.models import Mail
from notifications.sealing import seal, unseal
from notifications.telling import address_for, compose, compose_for, recipients

# Pauses grow from a quarter of a minute to four, so that a mail leaves within five minutes of the server's return.
# After a day and a half it is given up, and shown to the site team.
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=4)
MOST_TRIES = 500


def owe(event: Event) -> list[Mail]:
    """Write down what is owed of an event; gives the new mails. Runs inside the action that recorded the event.

    Called twice, or twenty times in parallel, it is one mail for each person or address.
    """
    people: list[dict[str, Any]] = [{"recipient": person} for person in recipients(event)]
    strangers = [{"address": address} for address in [address_for(event)] if address]
    owed = (Mail.objects.get_or_create(event=event, **to) for to in people + strangers)
    return [mail for mail, is_new in owed if is_new]


@action
def write(*, address: str, subject: str, body: str, by: User | None, expires_at: datetime | None = None) -> Mail:
    """Write down one account mail, ready-made, to one address; `expires_at`: when what it brings ends."""
    mail = Mail.objects.create(address=address, subject=subject_line(subject), sealed=seal(body), expires_at=expires_at)
    record(Happening.MAIL_WRITTEN, mail, by=by)
    return mail


@action
def take(*, mail_id: int, by: User | None) -> Mail | None:
    """Take a mail to send it, once: None where it was sent, or taken by another.

    The caller composes and sends it outside any transaction, so that a slow server holds up no write and a try counts
    that came to nothing, and says `withhold`, `finish` or `fail`.
    """
    mail = Mail.objects.select_for_update().due().filter(pk=mail_id).first()
    if mail is None:
        return None
    mail.state = MailState.TAKEN
    mail.taken_at = timezone.now()
    mail.tries += 1
    mail.save()
    record(Happening.MAIL_TAKEN, mail, by=by)
    return mail


def message_of(mail: Mail) -> EmailMessage | None:
    """The mail as it goes out; that of an event is composed now, from rows as they are now: None where nobody may be
    told any more."""
    if mail.event is None:
        return envelope(mail, mail.address, _account_mail(mail))
    if mail.recipient is None:
        letter, address = compose_for(mail.event, mail.address), mail.address
    else:
        letter, address = compose(mail.event, mail.recipient), mail.recipient.email
    return envelope(mail, address, letter) if letter else None


@action
def withhold(*, mail_id: int, by: User | None) -> None:
    """Say that nobody may be told any more."""
    _settle(_taken(mail_id), MailState.WITHHELD, Happening.MAIL_WITHHELD, by)


@action
def finish(*, mail_id: int, by: User | None) -> None:
    """Say that the mail has left. Codes and links open accounts: they are not kept once they have left."""
    mail = _taken(mail_id)
    mail.sealed = ""
    _settle(mail, MailState.SENT, Happening.MAIL_SENT, by)


@action
def fail(*, mail_id: int, trouble: str, final: bool, by: User | None) -> Mail:
    """Say why the mail could not be sent: it is tried again after a pause, unless that was final or one try too many.

    `trouble` names the error, and nobody. Gives the mail, which is owed again, or failed.
    """
    mail = _taken(mail_id)
    mail.trouble = trouble
    if final or mail.tries >= MOST_TRIES:
        _settle(mail, MailState.FAILED, Happening.MAIL_FAILED, by)
        return mail
    mail.state = MailState.OWED
    mail.due_at = timezone.now() + pause_after(mail.tries)
    mail.save()
    record(Happening.MAIL_DELAYED, mail, by=by)
    return mail


@action
def send_again(*, mail: Mail, by: User) -> Mail:
    """Have a failed mail tried anew; only the site team may. Raises `Refused` where it has not failed."""
    check_is_in_site_team(by)
    mail = Mail.objects.select_for_update().get(pk=mail.pk)
    if mail.state != MailState.FAILED:
        raise Refused(_("This mail is not among those that failed any more."))
    mail.state, mail.settled_at, mail.tries = MailState.OWED, None, 0
    mail.due_at = timezone.now()
    mail.save()
    record(Happening.MAIL_REVIVED, mail, by=by)
    return mail


@action
def erase(*, mail_id: int, by: User | None) -> None:
    """Erase the text of a mail that did not leave before what it brings expired."""
    mail = Mail.objects.select_for_update().expired().filter(pk=mail_id).first()
    if mail:
        mail.sealed = ""
        mail.save()
        record(Happening.MAIL_ERASED, mail, by=by)


@action
def forget(*, mail: Mail, by: None) -> None:
    """Delete a mail that went to an address long ago, unless it has been sent again since it was looked for."""
    settled = Mail.objects.select_for_update().filter(pk=mail.pk, settled_at=mail.settled_at).first()
    if settled:
        record(Happening.MAIL_FORGOTTEN, settled, by=by)
        settled.delete()


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries: twice as long each time, up to a cap, and never all mails together."""
    doubled: timedelta = FIRST_PAUSE * 2 ** min(tries - 1, 10)
    return min(doubled, LONGEST_PAUSE) * random.uniform(0.8, 1)  # noqa: S311 - no secret


def _taken(mail_id: int) -> Mail:
    return Mail.objects.select_for_update().get(pk=mail_id, state=MailState.TAKEN)


def _settle(mail: Mail, to: MailState, happening: Happening, by: User | None) -> None:
    mail.state = to
    mail.settled_at = timezone.now()
    mail.save()
    record(happening, mail, by=by)


def _account_mail(mail: Mail) -> Letter | ReadyMade:
    text = None if mail.has_expired else unseal(mail.sealed)
    return ReadyMade(mail.subject, text) if text else expired(mail.subject)
