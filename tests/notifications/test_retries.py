"""A mail that could not be sent is tried again, with growing pauses; what fails for good waits for the site team."""

import smtplib
from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine
from django.core.mail import send_mail
from django.core.mail.message import BadHeaderError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kit.refusals import NotPermitted, Refused
from notifications import outbox
from notifications.actions import mail as mails
from notifications.enums import MailState
from notifications.envelope import envelope
from notifications.models import Mail
from notifications.transports import is_final, trouble_of
from tests.notifications.steps import steps_of

GONE = smtplib.SMTPRecipientsRefused({"new@post.example": (550, b"new@post.example: no such person")})


@pytest.fixture
def owed(db):
    send_mail("Your code", "123456", None, ["new@post.example"])
    return Mail.objects.get()


@pytest.fixture
def blocked(folder):
    """A folder that cannot be written to; called, it can again."""
    folder.write_text("in the way")
    return folder.unlink


def failed(mail, **how):
    mails.take(mail_id=mail.pk, by=None)
    return mails.fail(mail_id=mail.pk, **{"trouble": "OSError", "final": True, "by": None, **how})


def test_what_cannot_be_sent_is_owed_again_and_leaves_once_it_can(owed, blocked, deliver, caplog):
    assert deliver() == []
    owed.refresh_from_db()
    assert (owed.state, owed.tries, owed.trouble) == (MailState.OWED, 1, "FileExistsError")
    assert deliver() == [], "not before its pause is over"
    blocked()
    with time_machine.travel(timezone.now() + timedelta(seconds=16)):
        assert len(deliver()) == 1
    assert steps_of(owed) == ["mail.written", "mail.taken", "mail.delayed", "mail.taken", "mail.sent"]
    assert "post.example" not in caplog.text


def test_what_cannot_be_composed_counts_as_a_try_and_is_given_up_in_the_end(owed, monkeypatch, deliver):
    send_mail("For another", "Text", None, ["other@post.example"])
    monkeypatch.setattr(mails, "envelope", break_for("new@post.example"))
    assert [mail.to for mail in deliver()] == ["other@post.example"]
    owed.refresh_from_db()
    assert (owed.state, owed.tries, owed.trouble) == (MailState.OWED, 1, "LookupError")
    Mail.objects.filter(pk=owed.pk).update(tries=mails.MOST_TRIES - 1)
    with time_machine.travel(timezone.now() + timedelta(seconds=16)):
        deliver()
    owed.refresh_from_db()
    assert owed.state == MailState.FAILED


def break_for(broken):
    def compose(mail, address, letter):
        if address == broken:
            raise LookupError
        return envelope(mail, address, letter)

    return compose


def test_pauses_grow_and_end_at_four_minutes():
    pauses = [mails.pause_after(tries) for tries in (1, 2, 3, 4)]
    assert all(longer > shorter for shorter, longer in pairwise(pauses))
    assert all(mails.pause_after(tries) <= timedelta(minutes=4) for tries in range(1, 501))
    assert len({mails.pause_after(9) for _time in range(20)}) > 1, "never all mails together"


def test_after_too_many_tries_a_mail_is_given_up(owed):
    Mail.objects.update(tries=mails.MOST_TRIES - 1)
    assert failed(owed, final=False).state == MailState.FAILED


def test_a_mail_that_is_refused_for_good_holds_up_no_other(owed, monkeypatch, deliver):
    send_mail("For another", "Text", None, ["other@post.example"])
    monkeypatch.setattr("notifications.transports._write", refuse_new(monkeypatch))
    assert [mail.to for mail in deliver()] == ["other@post.example"]
    owed.refresh_from_db()
    assert (owed.state, owed.trouble) == (MailState.FAILED, "SMTPRecipientsRefused 550")


def refuse_new(monkeypatch):
    from notifications.transports import _write

    def write(folder, message):
        if message.to == ["new@post.example"]:
            raise GONE
        _write(folder, message)

    return write


@pytest.mark.parametrize(
    ("error", "final", "trouble"),
    [
        (GONE, True, "SMTPRecipientsRefused 550"),
        (smtplib.SMTPRecipientsRefused({"a@b.example": (451, b"later")}), False, "SMTPRecipientsRefused 451"),
        (smtplib.SMTPDataError(554, b"a@b.example is spam"), True, "SMTPDataError 554"),
        (smtplib.SMTPAuthenticationError(535, b"who?"), False, "SMTPAuthenticationError 535"),
        (smtplib.SMTPSenderRefused(550, b"not from here", "x@y.example"), False, "SMTPSenderRefused 550"),
        (smtplib.SMTPConnectError(554, b"no service"), False, "SMTPConnectError 554"),
        (smtplib.SMTPServerDisconnected("gone"), False, "SMTPServerDisconnected"),
        (ConnectionRefusedError(), False, "ConnectionRefusedError"),
        (TimeoutError(), False, "TimeoutError"),
        (BadHeaderError("two lines"), True, "BadHeaderError"),
    ],
)
def test_what_is_final_and_what_may_pass(error, final, trouble):
    assert (is_final(error), trouble_of(error)) == (final, trouble)


def test_the_site_team_has_a_failed_mail_sent_again(owed, broker, deliver):
    DBTaskResult.objects.all().delete()
    outbox.send_again(failed(owed), by=broker)
    assert [mail.to for mail in deliver()] == ["new@post.example"]
    assert steps_of(owed)[-3:] == ["mail.revived", "mail.taken", "mail.sent"]


def test_twice_is_once(owed, broker, deliver):
    mail = failed(owed)
    outbox.send_again(mail, by=broker)
    with pytest.raises(Refused):
        outbox.send_again(mail, by=broker)
    assert len(deliver()) == 1


def test_nobody_else_may(owed, officer):
    with pytest.raises(NotPermitted):
        outbox.send_again(failed(owed), by=officer)


def test_each_try_bears_the_same_number(owed):
    first = number_of(mails.take(mail_id=owed.pk, by=None))
    mails.fail(mail_id=owed.pk, trouble="OSError", final=False, by=None)
    Mail.objects.update(due_at=timezone.now())
    assert number_of(mails.take(mail_id=owed.pk, by=None)) == first == owed.message_id


def number_of(mail):
    return mails.message_of(mail).message()["Message-ID"]
