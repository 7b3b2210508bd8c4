"""Sessions: new at sign-in, listed, ended, and no longer than they should be (S14)."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.councils.factories import PASSWORD, UserFactory, with_app
from tests.councils.steps import app_code, confirm, is_signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]


def signed_in(user, **more):
    client = Client(**more)
    client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
    if not is_signed_in(client):
        client.post("/sign-in/second-factor/", {"code": app_code()})
    assert is_signed_in(client)
    return client


def is_still_in(client):
    return client.get("/account/").status_code == 200


@pytest.fixture
def user():
    return UserFactory()


def test_signing_in_changes_the_id_of_the_session(client, user):
    session = client.session
    session["something"] = "of a visitor"
    session.save()
    before = session.session_key
    client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
    assert is_signed_in(client)
    assert client.session.session_key != before


class TestEnding:
    def test_each_place_is_listed_and_can_be_ended_alone(self, user):
        here, there, third = (signed_in(user, HTTP_USER_AGENT=f"Browser {number}") for number in range(3))
        assert all(f"Browser {number}" in text_of(here.get("/account/sessions/")) for number in range(3))
        there_row = UserSession.objects.get(user_agent="Browser 1")
        here.post(reverse("end_session", args=[there_row.pk]))
        assert (is_still_in(here), is_still_in(there), is_still_in(third)) == (True, False, True)

    def test_all_others_end_at_once(self, user):
        here, there, third = (signed_in(user) for _ in range(3))
        here.post(reverse("end_other_sessions"))
        assert (is_still_in(here), is_still_in(there), is_still_in(third)) == (True, False, False)

    def test_somebody_elses_is_not_there(self, user):
        there = signed_in(user)
        answer = signed_in(UserFactory()).post(reverse("end_session", args=[UserSession.objects.get(user=user).pk]))
        assert answer.status_code == 404
        assert is_still_in(there)


class TestTheOthersEnd:
    def test_when_the_password_changes(self, user):
        here, there = signed_in(user), signed_in(user)
        here.post("/account/password/", {"oldpassword": PASSWORD, "password1": "another tram kettle"})
        assert (is_still_in(here), is_still_in(there)) == (True, False)

    def test_when_a_factor_is_added(self, user):
        here, there = signed_in(user), signed_in(user)
        secret = here.get(reverse("mfa_activate_totp")).context["form"].secret
        here.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
        assert (is_still_in(here), is_still_in(there)) == (True, False)

    def test_when_there_are_new_recovery_codes(self, user):
        with_app(user)
        there, here = signed_in(user), Client()
        here.force_login(user)
        here.post(reverse("mfa_generate_recovery_codes"))
        assert (is_still_in(here), is_still_in(there)) == (True, False)

    def test_when_the_address_changes(self, user):
        here, there = signed_in(user), signed_in(user)
        here.post(reverse("account_email"), {"email": "new@post.example", "action_add": ""})
        assert is_still_in(there)
        confirm(here, "new@post.example")
        assert (is_still_in(here), is_still_in(there)) == (True, False)

    def test_when_a_factor_is_removed(self, user):
        there = signed_in(user)
        here = Client()
        here.force_login(with_app(user))
        here.post(reverse("mfa_deactivate_totp"))
        assert (is_still_in(here), is_still_in(there)) == (True, False)


class TestTime:
    def test_ends_a_session_that_is_left_alone_for_two_hours(self, user, time_machine):
        here = signed_in(user)
        assert is_still_in(here)
        time_machine.move_to(timezone.now() + timedelta(hours=2, minutes=1))
        assert not is_still_in(here)

    def test_ends_any_session_after_twelve_hours(self, user, time_machine):
        here = signed_in(user)
        begin = timezone.now()
        for hour in range(12):
            time_machine.move_to(begin + timedelta(hours=hour))
            assert is_still_in(here)
        time_machine.move_to(begin + timedelta(hours=12, minutes=1))
        assert not is_still_in(here)
