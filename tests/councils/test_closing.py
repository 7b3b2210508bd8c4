"""Closing one's account: nothing personal stays, and what others rely on names nobody (S38)."""

import json
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from activity.models import Event
from activity.retention import terms
from councils.actions import account
from councils.enums import Happening
from councils.models import User
from councils.proof import has_factor
from tests.councils.factories import PASSWORD, OrganisationFactory, UserFactory, member_of
from tests.councils.marked import ADDRESS, MARK, NAME, marked_person
from tests.councils.sessions import shows
from tests.councils.steps import again, is_signed_in, sign_up, text_of
from tests.support.tables import found_in_database

THEIRS = (MARK, NAME, ADDRESS, "203.0.113.77")


@pytest.fixture
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def marked(db, media):
    call_command("load_pages", verbosity=0)
    return marked_person(OrganisationFactory())


def found_in_files(folder) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and MARK in path.name + path.read_text()]


def proven(user):
    """A browser in which the person has just shown that it is them."""
    client = Client()
    client.force_login(user)
    shows(client, user, "mfa" if has_factor(user) else "password")
    return client


def test_nothing_of_the_person_is_left_anywhere(marked, media, django_capture_on_commit_callbacks):
    assert found_in_database(THEIRS) != set() != found_in_files(media)
    with django_capture_on_commit_callbacks(execute=True):
        account.close(by=marked)
    assert found_in_database(THEIRS) == set()
    assert found_in_files(media) == []


def test_what_happened_stays_true(marked):
    before = list(Event.objects.order_by("pk").values())
    account.close(by=marked)
    assert list(Event.objects.order_by("pk").values())[: len(before)] == before
    assert again(marked).name == "Somebody who has closed their account"
    assert Event.objects.filter(kind=Happening.ACCOUNT_CLOSED, subject_id=marked.pk).count() == 1


def test_to_close_it_twice_is_to_close_it_once(marked):
    account.close(by=marked)
    account.close(by=marked)
    assert Event.objects.filter(kind=Happening.ACCOUNT_CLOSED).count() == 1


def test_who_closes_it_is_signed_out_everywhere_at_their_next_request(db):
    user = UserFactory()
    here, there = proven(user), proven(user)
    assert here.post("/account/close/")["Location"] == "/"
    assert not is_signed_in(here)
    assert there.get("/my-work/")["Location"] == "/sign-in/?next=/my-work/"


def test_the_page_says_what_follows_and_asks_for_a_fresh_proof(db, client):
    user = UserFactory()
    client.force_login(user)
    assert client.get("/account/close/")["Location"].startswith("/account/proof/")
    assert client.post("/account/close/")["Location"].startswith("/account/proof/")
    page = text_of(proven(user).get("/account/close/"))
    assert "What is erased at once" in page
    assert "This cannot be undone" in page


def test_the_same_address_signs_up_anew_as_a_new_person(db, client, mail_in_memory):
    user = UserFactory(email="lena@northby.gov.uk", name="Lena Brandt")
    account.close(by=user)
    sign_up(client, "lena@northby.gov.uk")
    assert EmailAddress.objects.get(email="lena@northby.gov.uk").user_id != user.pk


def test_the_last_mail_goes_to_the_address_and_no_other_does(db, run_jobs, mailbox):
    user = UserFactory(email="lena@post.example")
    proven(user).post("/account/close/")
    run_jobs()
    [mail] = mailbox("lena@post.example")
    assert "Your account on Pipeline is closed" in mail


def test_the_address_of_the_last_mail_is_forgotten_a_day_later(db, run_jobs, mailbox):
    user = UserFactory(email="lena@post.example")
    proven(user).post("/account/close/")
    run_jobs()
    assert found_in_database(["lena@post.example"]) == {("notifications_mail", "lena@post.example")}
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        terms()["mail to strangers"].erase()
    assert found_in_database(["lena@post.example"]) == set()


@pytest.mark.parametrize("address", ["lena@post.example", "closed-{}@closed.invalid"])
def test_neither_address_opens_the_closed_account(address, db, run_jobs, mailbox):
    user = UserFactory(email="lena@post.example")
    account.close(by=user)
    address = address.format(user.pk)
    assert Client().post("/sign-in/", {"login": address, "password": PASSWORD}).status_code == 200
    Client().post("/sign-in/code/", {"email": address})
    Client().post("/password/reset/", {"email": address})
    run_jobs()
    assert all("No account" in mail for mail in mailbox(address))


def test_the_data_of_others_stays(marked):
    other = member_of(OrganisationFactory(), name="Otto Other", email="otto@post.example")
    account.close(by=marked)
    assert again(other).name == "Otto Other"
    assert EmailAddress.objects.filter(user=other).exists()
    assert User.objects.filter(is_active=True, pk=other.pk).exists()


def test_the_page_says_it_in_words(marked):
    page = text_of(proven(marked).get("/account/data/"))
    assert "<dt>Is active</dt> <dd>Yes</dd>" in page
    assert timezone.localdate().strftime("%B %Y") in page


def test_the_file_holds_all_of_it_and_nobody_elses(marked):
    other = member_of(OrganisationFactory(), name="Otto Other", email="otto@post.example")
    written = json.loads(proven(marked).get("/account/data/file/").content)
    text = json.dumps(written, ensure_ascii=False)
    assert {section["what"] for section in written["data"]} >= {"Your account", "Your councils", "What you pledged"}
    assert all(word in text for word in (MARK, NAME, ADDRESS))
    assert other.name not in text
    assert other.email not in text
