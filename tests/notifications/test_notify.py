"""GOV.UK Notify, as a server on loopback that speaks its interface."""

from datetime import timedelta

import pytest
import time_machine
from django.core.mail import send_mail
from django.utils import timezone

from notifications.enums import MailState
from notifications.models import Mail
from tests.notifications import servers

SERVICE = "5f0d2b6e-27e3-4c3c-9f60-2d1f3b7a1a01"
SECRET = "8c2b6f50-6b3a-4df0-8b0f-51c7a8c4d002"


@pytest.fixture
def notify(settings):
    with servers.notify() as server:
        settings.MAIL_TRANSPORT = "notify"
        settings.NOTIFY_KEY = f"test-{SERVICE}-{SECRET}"
        settings.NOTIFY_TEMPLATE = "letter"
        settings.NOTIFY_URL = f"http://127.0.0.1:{server.server_port}"
        yield server


@pytest.fixture
def owed(db):
    send_mail("Your code", "123456", None, ["new@post.example"])
    return Mail.objects.get()


def state_of(owed):
    owed.refresh_from_db()
    return owed.state


def test_a_mail_leaves_through_the_template(notify, owed, run_jobs):
    run_jobs()
    assert notify.sent == [
        {
            "email_address": "new@post.example",
            "template_id": "letter",
            "personalisation": {"subject": "Your code", "body": "123456"},
            "reference": owed.message_id,
        }
    ]
    assert state_of(owed) == MailState.SENT


@pytest.mark.parametrize("answer", [429, 500, 503, 403])
def test_what_notify_may_take_later_is_tried_again(notify, owed, run_jobs, answer):
    notify.answers = [answer]
    run_jobs()
    assert state_of(owed) == MailState.OWED
    assert owed.trouble == f"HTTPError {answer}" or owed.trouble == f"HTTP503Error {answer}"
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        run_jobs()
    assert state_of(owed) == MailState.SENT
    assert len(notify.sent) == 1


def test_what_notify_will_never_take_has_failed(notify, owed, run_jobs):
    notify.answers = [400]
    run_jobs()
    assert state_of(owed) == MailState.FAILED


def test_what_it_took_without_our_hearing_of_it_is_not_sent_again(notify, owed, run_jobs):
    notify.answers = [599]
    run_jobs()
    assert state_of(owed) == MailState.OWED
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        run_jobs()
    assert state_of(owed) == MailState.SENT
    assert len(notify.sent) == 1
