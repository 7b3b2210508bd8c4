"""A real mail server on loopback: away, hanging, and back. Each mail leaves once, and no page waits for it."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone

from notifications.enums import MailState
from notifications.models import Mail
from projects.actions import pledge, request
from projects.enums import PledgeKind, RequestKind
from tests.councils.factories import UserFactory
from tests.notifications import servers

# Longer than the longest pause.
LATER = timedelta(minutes=5)


@pytest.fixture
def port(settings):
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = servers.free_port()
    settings.EMAIL_TIMEOUT = 0.3
    return settings.EMAIL_PORT


@pytest.fixture
def do_everything(client, project, other, officer, steward):
    """Give a function that signs up, asks for a reset, sends a request and offers a pledge; and how long that took."""

    def run():
        UserFactory(email="reset@post.example")
        start = time.monotonic()
        person = {"name": "New", "email": "new@post.example", "password1": "a long enough password"}
        assert client.post(reverse("account_signup"), person).status_code == 302
        assert client.post(reverse("account_reset_password"), {"email": "reset@post.example"}).status_code == 302
        request.send(project=project, council=other, kind=RequestKind.MEET, message="May we?", by=officer)
        pledge.offer(
            project=project, council=other, kind=PledgeKind.SKILL, size="2 days", until=None, note="", by=steward
        )
        return time.monotonic() - start

    return run


def work_through(run_jobs, times=1):
    """Run the queue that often, each time later than any pause."""
    for number in range(times):
        with time_machine.travel(timezone.now() + LATER * (number + 1)):
            run_jobs()


@pytest.mark.django_db
def test_away_hanging_and_back_each_mail_leaves_once(port, do_everything, run_jobs):
    with servers.hanging(port):
        assert do_everything() < 5
        owed = Mail.objects.unsent().count()
        assert owed == 4
        run_jobs()
    run_jobs()
    work_through(run_jobs)
    assert Mail.objects.unsent().count() == owed, "refused twice and hung up on once"
    with servers.taking_mail(port) as taken:
        work_through(run_jobs, times=3)
    assert len(taken) == len({message["Message-ID"] for message in taken}) == owed
    assert {message["To"] for message in taken} == {
        "new@post.example",
        "reset@post.example",
        "olu@eastmere.example",
    }
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.SENT}


@pytest.mark.django_db
def test_what_arrives_has_text_and_html_and_a_number_of_our_own(port, run_jobs):
    send_mail("Your code", "Open https://pipeline.example/x/?a=1&b=2 now.\n\n<b>Not bold</b>", None, ["a@post.example"])
    with servers.taking_mail(port) as taken:
        run_jobs()
    (message,) = taken
    text, html = message.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert 'href="https://pipeline.example/x/?a=1&amp;b=2"' in html.get_content()
    assert "&lt;b&gt;Not bold" in html.get_content()
    assert message["Message-ID"] == Mail.objects.get().message_id
    assert message["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\v", "\f", "\x85", "\u2028", "%0d%0a", "=?utf-8?q?=0A?="])
def test_nothing_that_is_typed_becomes_a_header_or_a_receiver(port, end, project, other, officer, run_jobs):
    attack = f"Bins{end}Bcc: all@post.example{end}{end}<script>"
    type(project).objects.filter(pk=project.pk).update(title=attack)
    request.send(project=project, council=other, kind=RequestKind.MEET, message=attack, by=officer)
    with servers.taking_mail(port) as taken:
        run_jobs()
    (message,) = taken
    assert message["To"] == "olu@eastmere.example"
    assert message["Bcc"] is None
    assert [name.lower() for name in message.keys()].count("subject") == 1  # noqa: SIM118 - a message, no dictionary
