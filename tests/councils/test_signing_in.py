"""Sign-in by password and by code, reset, sign-out."""

import re
from datetime import timedelta

import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from councils.enums import MembershipState
from councils.models import Membership, User
from tests.councils.factories import PASSWORD, DomainFactory, MembershipFactory, UserFactory, site_team_member
from tests.councils.steps import app_code, code_in_mail, is_signed_in, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]


def test_who_hears_of_a_change_that_was_not_theirs_is_led_to_a_new_password(rf, settings):
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    settings.SITE_URL = "https://pipeline.example"
    with context.request_context(rf.get("/")):
        get_adapter().send_notification_mail("account/email/password_changed", UserFactory())
    (message,) = mail.outbox
    assert "https://pipeline.example/password/reset/\n" in message.body


class TestSigningIn:
    def test_by_password(self, client):
        user = UserFactory()
        MembershipFactory(user=user)
        response = client.post("/sign-in/", {"login": user.email.upper(), "password": PASSWORD})
        assert response["Location"] == reverse("my_work")
        assert is_signed_in(client)

    def test_by_a_one_time_code(self, client):
        user = UserFactory()
        assert client.post("/sign-in/code/", {"email": user.email})["Location"] == "/sign-in/code/confirm/"
        code = code_in_mail()
        client.post("/sign-in/code/confirm/", {"code": code})
        assert is_signed_in(client)

    def test_a_code_is_gone_after_five_wrong_ones(self, client):
        user = UserFactory()
        client.post("/sign-in/code/", {"email": user.email})
        code = code_in_mail()
        for _try in range(5):
            response = client.post("/sign-in/code/confirm/", {"code": "WRONG1"})
        assert "works no longer. Get a new" in client.get(response["Location"]).content.decode()
        client.post("/sign-in/code/confirm/", {"code": code})
        assert not is_signed_in(client)

    def test_a_code_is_gone_after_ten_minutes(self, client, time_machine):
        user = UserFactory()
        client.post("/sign-in/code/", {"email": user.email})
        code = code_in_mail()
        time_machine.move_to(timezone.now() + timedelta(seconds=601))
        client.post("/sign-in/code/confirm/", {"code": code})
        assert not is_signed_in(client)

    def test_a_code_confirms_the_address_and_makes_a_member(self, client):
        council = DomainFactory(name="northby.gov.uk").organisation
        user = UserFactory(email="sam@northby.gov.uk", confirmed=False)
        client.post("/sign-in/code/", {"email": user.email})
        code = code_in_mail()
        client.post("/sign-in/code/confirm/", {"code": code})
        assert User.objects.get().standing.councils == {council.pk}

    def test_a_password_that_a_stranger_chose_with_somebodys_address_dies_with_their_first_code(
        self, client, other_client
    ):
        DomainFactory(name="northby.gov.uk")
        sign_up(other_client, email="victim@northby.gov.uk", password="the stranger's own password")
        mail.outbox.clear()
        client.post("/sign-in/code/", {"email": "victim@northby.gov.uk"})
        code = code_in_mail()
        client.post("/sign-in/code/confirm/", {"code": code})
        assert is_signed_in(client)
        credentials = {"login": "victim@northby.gov.uk", "password": "the stranger's own password"}
        other_client.post("/sign-in/", credentials)
        assert not is_signed_in(other_client)

    def test_a_password_stays_when_a_code_is_used_later(self, client):
        user = UserFactory(last_login=timezone.now())
        client.post("/sign-in/code/", {"email": user.email})
        code = code_in_mail()
        client.post("/sign-in/code/confirm/", {"code": code})
        user.refresh_from_db()
        assert user.check_password(PASSWORD)

    def test_an_unconfirmed_address_signs_nobody_in(self, client):
        DomainFactory(name="northby.gov.uk")
        user = UserFactory(email="sam@northby.gov.uk", confirmed=False)
        response = client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        assert response["Location"] == "/confirm-email/"
        assert not is_signed_in(client)
        assert not Membership.objects.exists()

    def test_a_domain_that_was_confirmed_since_counts_at_the_next_sign_in(self, client):
        user = UserFactory(email="sam@northby.gov.uk")
        council = DomainFactory(name="northby.gov.uk").organisation
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        assert User.objects.get().standing.councils == {council.pk}

    def test_who_was_put_out_of_a_council_stays_out_when_they_sign_in(self, client):
        council = DomainFactory(name="northby.gov.uk").organisation
        user = UserFactory(email="sam@northby.gov.uk")
        MembershipFactory(user=user, organisation=council, state=MembershipState.ENDED)
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        assert is_signed_in(client)
        assert not User.objects.get().standing.councils

    def test_signing_out_takes_a_button(self, client):
        client.force_login(UserFactory())
        client.get("/sign-out/")
        assert is_signed_in(client)
        client.post("/sign-out/")
        assert not is_signed_in(client)

    def test_a_password_can_be_chosen_anew(self, client):
        user = UserFactory()
        client.post("/password/reset/", {"email": user.email})
        link = re.search(r"http://testserver(/password/reset/\S+)", mail.outbox[0].body)[1]
        page = client.get(link, follow=True)
        new = "another battery altogether"
        client.post(page.request["PATH_INFO"], {"password1": new})
        user.refresh_from_db()
        assert user.check_password(new)


class TestSiteTeam:
    def test_the_site_team_lands_on_its_work(self, client):
        user = site_team_member()
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        assert client.post("/sign-in/second-factor/", {"code": app_code()})["Location"] == reverse("my_work")
