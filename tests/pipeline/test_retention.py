"""Data goes when its term is over, and not before (S39)."""

import os
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState
from wagtail.models import UploadedFile

from activity.guard import armed
from activity.retention import terms
from activity.tasks import read_event
from councils.actions import account
from councils.models import Profile, User
from kit import counts
from kit.limits import Limit, spend
from kit.models import Count, Tally
from notifications.actions import mail as mails
from notifications.models import Mail, Subscription
from projects.actions import unfinished
from projects.models import BroughtList, Invitation, Unfinished
from search import misses
from search.enums import MissKind
from search.models import Miss
from tests.councils.factories import OrganisationFactory, UserFactory
from tests.projects.factories import InvitationFactory, ProjectFactory

pytestmark = pytest.mark.django_db
START = "2026-11-23 12:00"


def tally():
    spend("something", Limit(5, 3600))
    return Tally.objects.all()


def job():
    read_event.enqueue("nobody", 1)
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now())
    return DBTaskResult.objects.all()


def session():
    Client().force_login(UserFactory())
    return Session.objects.all()


def where_signed_in():
    """Of a session that has ended. It goes with the sweep of the day."""
    UserSession.objects.create(user=UserFactory(), ip="203.0.113.7", session_key="gone", user_agent="A browser")
    return UserSession.objects.all()


def sign_up():
    UserFactory(confirmed=False)
    return User.objects.all()


def account_mail():
    user = UserFactory()
    return Mail.objects.filter(pk=settled(user.email.upper()).pk)


def mail_to_a_stranger():
    return Mail.objects.filter(pk=settled("nobody@post.example").pk)


def waiting_address():
    """The new address of an account, with the mail that brings its link."""
    EmailAddress.objects.create(user=UserFactory(), email="new@post.example")
    Mail.objects.create(address="New@post.example", subject="Confirm", expires_at=timezone.now() + timedelta(days=3))
    return EmailAddress.objects.filter(verified=False)


def settled(address):
    return Mail.objects.create(address=address, subject="Code", state="sent", settled_at=timezone.now())


def typed():
    Unfinished.objects.create(project=ProjectFactory(), user=UserFactory(), task="story", typed="why=", version=1)
    return Unfinished.objects.all()


def invitation():
    return Invitation.objects.filter(pk=InvitationFactory().pk).exclude(address="")


def brought():
    BroughtList.objects.create(council=OrganisationFactory(), by=UserFactory())
    return BroughtList.objects.all()


def typed_in_the_admin():
    kind = ContentType.objects.get_for_model(User)
    FormState.objects.create(user=UserFactory(), content_type=kind, data="a=b", last_updated_at=timezone.now())
    return FormState.objects.all()


def begun_upload():
    file = ContentFile(b"As it came", name="house.jpg")
    upload = UploadedFile.objects.create(file=file)
    now = timezone.now().timestamp()
    os.utime(upload.file.path, (now, now))
    return UploadedFile.objects.all()


def missed_question():
    misses.count(misses.Missed("blimps", MissKind.NOTHING))
    return Miss.objects.all()


def saved_and_not_confirmed():
    Subscription.objects.create(kind="search", about="q=bins", address="new@post.example")
    return Subscription.objects.all()


def saved_and_stopped():
    now = timezone.now()
    told = {"kind": "search", "about": "q=bins", "confirmed_at": now}
    Subscription.objects.create(address="new@post.example", often="never", **told)
    Subscription.objects.create(recipient=UserFactory(), often="never", **told)
    return Subscription.objects.filter(recipient=None)


def counted():
    counts.add("something")
    return Count.objects.all()


ROWS = {
    "counts": counted,
    "limits": tally,
    "jobs done long ago": job,
    "sessions that have ended": session,
    "where people were signed in": where_signed_in,
    "sign-ups that nobody confirmed": sign_up,
    "account mail": account_mail,
    "mail to strangers": mail_to_a_stranger,
    "addresses that nobody confirmed": waiting_address,
    "saved searches that nobody confirmed": saved_and_not_confirmed,
    "saved searches that were stopped": saved_and_stopped,
    "what was typed and not saved": typed,
    "invitations that were not answered": invitation,
    "lists that were brought": brought,
    "what was typed in the admin": typed_in_the_admin,
    "uploads that were not finished": begun_upload,
    "questions that found nothing": missed_question,
}
# The sweep of the day takes them: the end of a session, of which nothing tells the time; what is counted by the day.
AT_ONCE = {"where people were signed in", "counts"}


def test_every_kind_of_data_with_a_term_is_tried():
    assert terms().keys() == ROWS.keys()


@pytest.mark.parametrize("name", ROWS)
def test_it_goes_when_its_term_is_over_and_not_before(name):
    kept = terms()[name]
    with time_machine.travel(START, tick=False) as clock:
        rows = ROWS[name]()
        clock.shift(kept.term - timedelta(minutes=1))
        with armed():
            kept.erase()
        assert rows.exists() or name in AT_ONCE
        clock.shift(timedelta(minutes=2))
        with armed():
            kept.erase()
        assert not rows.exists()


def test_who_has_confirmed_or_signed_in_or_is_of_the_site_team_stays():
    with time_machine.travel(START, tick=False) as clock:
        UserFactory()
        UserFactory(confirmed=False, is_superuser=True)
        UserFactory(confirmed=False, last_login=timezone.now())
        clock.shift(timedelta(days=400))
        terms()["sign-ups that nobody confirmed"].erase()
        assert User.objects.count() == Profile.objects.count() == EmailAddress.objects.count() == 3


def test_a_session_that_goes_on_is_listed_as_before():
    Client(HTTP_USER_AGENT="Here").force_login(UserFactory())
    session = Session.objects.get()
    UserSession.objects.create(user=UserFactory(), ip="203.0.113.7", session_key=session.pk, user_agent="A browser")
    terms()["where people were signed in"].erase()
    assert UserSession.objects.count() == 1


class TestWhatChangedSinceTheSweepLooked:
    """Between looking and deleting somebody may have come back: then it stays."""

    def test_an_account_that_was_confirmed(self):
        user = UserFactory(confirmed=False)
        EmailAddress.objects.filter(user=user).update(verified=True)
        account.forget(user=user, by=None)
        assert User.objects.filter(pk=user.pk).exists()

    def test_a_mail_that_is_sent_again(self):
        looked_at = settled("nobody@post.example")
        Mail.objects.update(state="owed", settled_at=None)
        mails.forget(mail=looked_at, by=None)
        assert Mail.objects.filter(pk=looked_at.pk).exists()

    def test_what_was_typed_on(self):
        looked_at = typed().get()
        Unfinished.objects.update(at=timezone.now() + timedelta(seconds=1))
        unfinished.forget(kept=looked_at, by=None)
        assert Unfinished.objects.exists()
