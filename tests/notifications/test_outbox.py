"""Account mail goes the same way as all mail; and what really sends it."""

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage, send_mail
from django.core.mail.message import BadHeaderError
from django.db import transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from activity.models import Event
from notifications import transports
from notifications.checks import check_transport
from notifications.enums import MailState
from notifications.models import Mail
from tests.councils.factories import UserFactory


@pytest.fixture(autouse=True)
def outbox(settings):
    """Django's test runner puts a backend of its own in place of ours."""
    settings.EMAIL_BACKEND = "notifications.outbox.EmailBackend"


def test_account_mail_is_written_down_and_sent_by_the_worker(db, deliver, folder):
    send_mail("Your code", "123456", None, ["new@post.example"])
    assert not folder.exists()
    assert Mail.objects.get().state == MailState.OWED
    (sent,) = deliver()
    assert (sent.to, sent.subject, sent.body) == ("new@post.example", "Your code", "123456")
    assert Mail.objects.get().state == MailState.SENT


def test_each_address_gets_its_own_mail(db, deliver):
    EmailMessage("To all", "Text", to=["a@post.example"], cc=["b@post.example"], bcc=["c@post.example"]).send()
    assert sorted(mail.to for mail in deliver()) == ["a@post.example", "b@post.example", "c@post.example"]


def test_account_mail_leaves_an_event_without_address_or_text(db):
    send_mail("Your code", "123456", None, ["new@post.example"])
    event = Event.objects.get()
    assert (event.kind, event.data, event.actor) == ("mail.written", {}, None)


def test_a_reset_asked_for_on_the_site_goes_the_same_way(client, deliver):
    UserFactory(email="ada@post.example")
    response = client.post(reverse("account_reset_password"), {"email": "ada@post.example"})
    assert response.status_code == 302
    (sent,) = deliver()
    assert sent.to == "ada@post.example"


def test_the_folder_names_files_by_time_and_keeps_every_character(folder):
    message = EmailMessage("Llŷn – “bins”", "Ŵ & <b>\n", "from@site.example", ["to@post.example"])
    transports.transport().send_messages([message, message])
    first, second = sorted(folder.iterdir())
    assert first.name[:10].count("-") == 2
    assert first.suffix == second.suffix == ".txt"
    text = first.read_text(encoding="utf-8")
    assert "To: to@post.example\nSubject: Llŷn – “bins”\n\nŴ & <b>\n" in text


def test_the_folder_refuses_a_header_of_two_lines(folder):
    message = EmailMessage("Hello\nBcc: all@post.example", "Text", "from@site.example", ["to@post.example"])
    with pytest.raises(BadHeaderError):
        transports.transport().send_messages([message])
    assert list(folder.glob("*.txt")) == []


def test_smtp_is_djangos_own_by_the_settings(settings):
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST = "smtp.example"
    backend = transports.transport()
    assert (type(backend).__module__, backend.host) == ("django.core.mail.backends.smtp", "smtp.example")


def test_the_text_and_headers_that_leave_by_smtp_are_the_letters(settings, monkeypatch, db, run_jobs):
    monkeypatch.setitem(transports.TRANSPORTS, "smtp", "django.core.mail.backends.locmem.EmailBackend")
    settings.MAIL_TRANSPORT = "smtp"
    send_mail("Your code", "123456", None, ["new@post.example"])
    run_jobs()
    (message,) = django_mail.outbox
    assert message.from_email == settings.DEFAULT_FROM_EMAIL
    assert message.message()["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("name", ["folder", "smtp"])
def test_the_check_is_content_with_what_there_is(settings, name):
    settings.MAIL_TRANSPORT = name
    assert check_transport() == []


def test_the_check_names_an_unknown_transport_in_one_line(settings):
    settings.MAIL_TRANSPORT = "pigeon"
    (error,) = check_transport()
    assert error.msg == "MAIL_TRANSPORT is “pigeon”: set it to one of folder, smtp, notify."


def test_the_check_asks_for_what_notify_needs(settings):
    settings.MAIL_TRANSPORT = "notify"
    (error,) = check_transport()
    assert "NOTIFY_KEY" in error.msg


def test_mail_that_is_rolled_back_was_never_written(db):
    with transaction.atomic():
        send_mail("Your code", "123456", None, ["new@post.example"])
        transaction.set_rollback(True)
    assert not Mail.objects.exists()
    assert not DBTaskResult.objects.exists()
