"""Pages and mails about accounts: allauth's flows in our words."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse

from tests.look.conftest import parse, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]

ADDRESS = "amara.osei@northmere.example"
PASSWORD = "wobble tram kettle"


@pytest.fixture
def own_addresses():
    """The site's own addresses are used here."""


@pytest.fixture
def account():
    user = get_user_model().objects.create_user(ADDRESS, PASSWORD)
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    return user


def heading(response):
    return words(parse(response.text).find(".//h1"))


def only_mail():
    (sent,) = mail.outbox
    assert not re.search(r"&#?\w+;|{[{%]|example\.com", sent.subject + sent.body)
    assert sent.body.endswith("Pipeline, where UK councils share digital work")
    return sent


def link_in(sent):
    return re.search(r"http://testserver(/\S+)", sent.body)[1]


def test_signing_up_leads_to_a_link_that_opens_a_page_with_a_button(client):
    answers = {"name": "Amara Osei", "email": ADDRESS, "password1": PASSWORD}
    response = client.post(reverse("account_signup"), answers, follow=True)
    assert heading(response) == "Check your e-mail"
    sent = only_mail()
    assert sent.subject == "Confirm your e-mail address for Pipeline"
    page = client.get(link_in(sent))
    assert heading(page) == "Confirm your e-mail address"
    assert words(parse(page.text).find(".//main//button")) == "Confirm address"


def test_signing_up_twice_says_the_same_and_writes_another_mail(client, account):
    answers = {"name": "Amara Osei", "email": ADDRESS, "password1": PASSWORD}
    response = client.post(reverse("account_signup"), answers, follow=True)
    assert heading(response) == "Check your e-mail"
    sent = only_mail()
    assert sent.subject == "You have an account on Pipeline"
    assert link_in(sent) == reverse("account_reset_password")


def test_an_old_link_says_what_to_do(client):
    response = client.get(reverse("account_confirm_email", args=["old"]))
    assert heading(response) == "This link does not work"
    assert "sign in" in words(parse(response.text).find(".//main"))


def test_a_one_time_code_is_asked_for_and_entered(client, account):
    response = client.post(reverse("account_request_login_code"), {"email": ADDRESS}, follow=True)
    assert heading(response) == "Enter the code"
    sent = only_mail()
    assert sent.subject == "Your code to sign in to Pipeline"
    code = re.search(r"^[A-Z0-9-]{6,}$", sent.body, re.MULTILINE)[0]
    wrong = client.post(reverse("account_confirm_login_code"), {"code": "no"})
    assert words(parse(wrong.text).find(".//title")) == "Error: Enter the code – Pipeline"
    assert client.post(reverse("account_confirm_login_code"), {"code": code}).status_code == 302
    assert client.session["_auth_user_id"] == str(account.pk)


def test_an_unknown_address_gets_the_same_page_and_a_mail_that_says_so(client):
    response = client.post(reverse("account_request_login_code"), {"email": "nobody@northmere.example"}, follow=True)
    assert heading(response) == "Enter the code"
    assert only_mail().subject == "No account on Pipeline with this address"


def test_a_forgotten_password_is_replaced(client, account):
    response = client.post(reverse("account_reset_password"), {"email": ADDRESS}, follow=True)
    assert heading(response) == "Check your e-mail"
    sent = only_mail()
    assert sent.subject == "Choose a new password for Pipeline"
    form = client.get(link_in(sent), follow=True)
    assert heading(form) == "Choose a new password"
    done = client.post(form.request["PATH_INFO"], {"password1": "another tram kettle"}, follow=True)
    assert heading(done) == "Your password is changed"
    assert heading(client.get(link_in(sent), follow=True)) == "This link does not work"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("account_login", "Sign in"),
        ("account_signup", "Create an account"),
        ("account_request_login_code", "Get a one-time code"),
        ("account_reset_password", "Reset your password"),
        ("account_inactive", "This account is closed"),
        ("account_reset_password_from_key_done", "Your password is changed"),
    ],
)
def test_each_page_is_ours(client, name, title):
    assert heading(client.get(reverse(name))) == title


def test_signing_out_is_a_button_and_says_that_it_was_done(client, account):
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("account_logout"))
    assert words(parse(page.text).find(".//main//button")) == "Sign out"
    client.post(reverse("account_logout"))
    assert "You have signed out." in client.get(reverse("account_login")).text


def test_signing_in_brings_no_banner(client, account):
    client.post(reverse("account_login"), {"login": ADDRESS, "password": PASSWORD})
    assert "govuk-notification-banner" not in client.get(reverse("account_inactive")).text
