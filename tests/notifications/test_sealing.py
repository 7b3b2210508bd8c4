"""Codes and links in account mail are sealed while they wait, erased once they have left, and replaced once expired."""

from datetime import timedelta

import pytest
import time_machine
from django.core.mail import send_mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from notifications import outbox
from notifications.models import Mail
from notifications.sealing import seal, unseal
from tests.councils.factories import UserFactory
from tests.notifications.steps import steps_of


def rows_of(*tables):
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of our own tables
            yield from cursor.fetchall()


def test_what_waits_can_be_read_by_nobody(db):
    send_mail("Your code", "Secret-123456", None, ["new@post.example"])
    tables = ("notifications_mail", "activity_event", "django_tasks_database_dbtaskresult")
    assert "Secret-123456" not in repr(list(rows_of(*tables)))
    assert unseal(Mail.objects.get().sealed) == "Secret-123456"


def test_what_has_left_is_erased(db, deliver):
    send_mail("Your code", "Secret-123456", None, ["new@post.example"])
    (sent,) = deliver()
    assert "Secret-123456" in sent.body
    assert Mail.objects.get().sealed == ""


def test_a_key_from_before_still_opens_and_a_strange_one_does_not(settings):
    sealed = seal("Secret")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "x" * 50
    assert unseal(sealed) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(sealed) == "Secret"


@pytest.mark.parametrize(
    ("route", "lifetime"),
    [("account_request_login_code", timedelta(minutes=10)), ("account_reset_password", timedelta(days=3))],
)
def test_account_mail_knows_when_what_it_brings_ends(client, db, route, lifetime):
    UserFactory(email="ada@post.example")
    client.post(reverse(route), {"email": "ada@post.example"})
    left = Mail.objects.get().expires_at - timezone.now()
    assert lifetime - timedelta(minutes=1) < left <= lifetime


@pytest.fixture
def late(client, db):
    """A moment at which a code that waits has expired."""
    UserFactory(email="ada@post.example")
    client.post(reverse("account_request_login_code"), {"email": "ada@post.example"})
    return timezone.now() + timedelta(minutes=11)


def test_a_code_that_comes_too_late_becomes_ask_for_a_new_one(late, deliver):
    with time_machine.travel(late):
        (sent,) = deliver()
    assert sent.subject == "Your code to sign in to Pipeline"
    assert "Ask for a new code or link:\nhttp://localhost:8000/sign-in/" in sent.body
    assert "one-time code for Pipeline:" not in sent.body


def test_the_worker_erases_what_expired_while_it_waits(late, deliver):
    outbox.erase()
    assert Mail.objects.get().sealed
    with time_machine.travel(late):
        outbox.erase()
        outbox.erase()
        assert Mail.objects.get().sealed == ""
        assert steps_of(Mail.objects.get()) == ["mail.written", "mail.erased"]
        assert "Ask for a new code" in deliver()[0].body


def test_what_a_lost_key_sealed_becomes_ask_for_a_new_one(late, deliver, settings):
    settings.SECRET_KEY = "y" * 50
    (sent,) = deliver()
    assert "Ask for a new code" in sent.body
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
