"""The page on which the site team sees how the site runs."""

import pytest
from django.core.mail import send_mail
from django.urls import reverse

from activity import sweeps
from councils.enums import SiteRole
from notifications.actions import mail as mails
from notifications.models import Mail
from tests.activity.jobs import do_nothing
from tests.councils.factories import site_team_member
from tests.look.conftest import parse, words


@pytest.fixture
def team(client, db):
    client.force_login(site_team_member(SiteRole.BROKER))
    return client


def shown(client):
    return words(parse(client.get(reverse("running")).content.decode()).find(".//main"))


def test_it_shows_what_waits_and_what_ran(team):
    do_nothing.enqueue()
    sweeps.tick()
    page = shown(team)
    assert "None. Start manage.py work." in page
    assert "Queue “default” The oldest job has waited" in page
    assert "Limits Last run:" in page


def test_failed_mail_is_sent_again_by_a_button(team, run_jobs, mailbox):
    send_mail("Your code", "123456", None, ["new@post.example"])
    mail = Mail.objects.get()
    mails.take(mail_id=mail.pk, by=None)
    mails.fail(mail_id=mail.pk, trouble="SMTPDataError 554", final=True, by=None)
    assert "new@post.example" in shown(team)
    assert "SMTPDataError 554" in shown(team)
    team.post(reverse("notifications:send_again", args=[mail.pk]))
    run_jobs()
    assert len(mailbox("new@post.example")) == 1
    assert "new@post.example" not in shown(team)
