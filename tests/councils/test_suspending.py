"""Who is suspended, or has closed their account, is out at the next request, and stays out (S6)."""

from io import StringIO

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from councils.actions import account
from councils.models import User
from kit.refusals import Refused
from tests.councils.factories import PASSWORD, UserFactory, steward_of, with_app
from tests.councils.steps import again, code_in_mail, happened, is_signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory(email="sam@northby.gov.uk")


def suspend(*more):
    said = StringIO()
    call_command("suspend", "sam@northby.gov.uk", *more, stdout=said)
    return said.getvalue().strip()


def close(user):
    account.close(by=user)


OUT = pytest.mark.parametrize("put_out", [lambda user: suspend(), close], ids=["suspended", "closed"])


@OUT
def test_the_next_request_of_every_session_is_a_visitors(put_out, user, client, other_client):
    for browser in (client, other_client):
        browser.force_login(user)
        assert browser.get("/my-work/").status_code == 200
    put_out(user)
    for browser in (client, other_client):
        assert browser.get("/my-work/")["Location"] == "/sign-in/?next=/my-work/"


@OUT
def test_the_password_opens_nothing(put_out, user, client):
    put_out(user)
    client.post("/sign-in/", {"login": "sam@northby.gov.uk", "password": PASSWORD})
    assert not is_signed_in(client)


@OUT
def test_a_code_from_before_opens_nothing(put_out, user, client, mail_in_memory):
    client.post("/sign-in/code/", {"email": user.email})
    put_out(user)
    client.post("/sign-in/code/confirm/", {"code": code_in_mail()})
    assert not is_signed_in(client)


@OUT
def test_a_reset_from_before_opens_nothing(put_out, user, client):
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    put_out(user)
    page = client.get(f"/password/reset/{key}/", follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "three other plain words"})
    assert not is_signed_in(client)


def test_a_suspended_person_gets_neither_code_nor_reset(user, mail_in_memory):
    suspend()
    Client().post("/sign-in/code/", {"email": user.email})
    Client().post("/password/reset/", {"email": user.email})
    assert not any("/password/reset/1-" in sent.body or "one-time code" in sent.subject for sent in mail.outbox)


def test_a_suspended_steward_answers_for_nobody(council):
    steward = steward_of(council, email="sam@northby.gov.uk")
    suspend()
    assert not User.objects.stewards_of([council]).filter(pk=steward.pk).exists()


def test_the_command_says_what_it_changed_and_can_be_run_twice(user, client):
    assert suspend() == "Sam Field is suspended (now)."
    assert suspend() == "Sam Field is suspended (already)."
    assert suspend("--end") == "Sam Field may sign in (now)."
    assert suspend("--end") == "Sam Field may sign in (already)."
    assert happened() == ["account.suspended", "account.reinstated"]


@pytest.mark.usefixtures("mail_in_memory")
def test_who_is_let_in_again_comes_by_a_code_and_nobody_else_by_what_was_set_up_meanwhile(user, client):
    with_app(user)
    suspend()
    suspend("--end")
    client.post("/sign-in/", {"login": "sam@northby.gov.uk", "password": PASSWORD})
    assert not is_signed_in(client)
    client.post("/sign-in/code/", {"email": "sam@northby.gov.uk"})
    client.post("/sign-in/code/confirm/", {"code": code_in_mail()})
    assert is_signed_in(client)


def test_nobody_of_that_address_is_said(db):
    with pytest.raises(CommandError, match="Nobody"):
        suspend()


def test_a_closed_account_is_let_in_no_more(user):
    close(user)
    with pytest.raises(Refused, match="sign up anew"):
        account.reinstate(user=again(user), by=None)
