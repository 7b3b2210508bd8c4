"""Every door × (per account, per address, over all): S8, S13, S30."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from django.core import mail
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from councils.doors import BEHIND, DOORS, nobodys
from councils.models import User
from councils.proof import has_factor
from kit.access import anyone
from kit.limits import Limit
from tests.councils.factories import PASSWORD, UserFactory, with_app
from tests.councils.steps import app_code, code_in_mail, is_signed_in
from tests.routes.test_routes import routes
from tests.support.parallel import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]

FEW = Limit(2, 60)
MANY = Limit(1000, 60)


def confirm_code(client, who, where):
    client.post("/sign-in/code/", {"email": f"{who}@post.example"}, REMOTE_ADDR=where)
    return client.post("/sign-in/code/confirm/", {"code": "WRONG1"}, REMOTE_ADDR=where)


def sends(path, **answers):
    """Give what sends a form about `who` from the address `where`."""

    def send(client, who, where):
        given = {name: text.format(who) for name, text in answers.items()}
        return client.post(path.format(who), given, REMOTE_ADDR=where)

    return send


def account_of(who):
    return User.objects.filter(email=f"{who}@post.example").first() or UserFactory(email=f"{who}@post.example")


def signed_in_sends(path, **answers):
    """Give what sends a form about `who`, who has signed in, from the address `where`."""

    def send(client, who, where):
        client.force_login(account_of(who))
        return client.post(path, answers, REMOTE_ADDR=where)

    return send


def enter_factor(client, who, where):
    user = account_of(who)
    if not has_factor(user):
        with_app(user)
    client.post("/sign-in/", {"login": user.email, "password": PASSWORD}, REMOTE_ADDR=where)
    return client.post("/sign-in/second-factor/", {"code": "000000"}, REMOTE_ADDR=where)


TRIES = {
    "account_login": sends("/sign-in/", login="{}@post.example", password="wrong password"),
    "account_request_login_code": sends("/sign-in/code/", email="{}@post.example"),
    "account_confirm_login_code": confirm_code,
    "account_reset_password": sends("/password/reset/", email="{}@post.example"),
    "account_reset_password_from_key": sends("/password/reset/{}-nonsense/", password1="lantern orchard new"),
    "account_signup": sends("/sign-up/", name="Sam", email="{}@post.example", password1="lantern orchard new"),
    "account_confirm_email": sends("/confirm-email/{}:1:nonsense/"),
    "mfa_authenticate": enter_factor,
    "mfa_login_webauthn": sends("/sign-in/passkey/", credential="{{}}"),
    "account_reauthenticate": signed_in_sends("/account/proof/password/", password="wrong password"),
    "mfa_reauthenticate": signed_in_sends("/account/proof/code/", code="000000"),
    "mfa_reauthenticate_webauthn": signed_in_sends("/account/proof/passkey/", credential="{}"),
    "mfa_activate_totp": signed_in_sends("/account/second-factor/app/", code="000000"),
    "account_change_password": signed_in_sends("/account/password/", oldpassword="wrong password"),
    "account_email": signed_in_sends("/account/address/", email="new@post.example", action_add=""),
    "prove_by_mail": signed_in_sends("/account/proof/mail/"),
    "socialaccount_signup": sends("/sign-up/directory/", name="Sam", email="{}@post.example"),
    "openid_connect_login": sends("/sign-in/with/directory/"),
    "connect_directory": signed_in_sends("/account/connections/directory/connect/"),
    "disconnect_directory": signed_in_sends("/account/connections/1/disconnect/"),
    "admin_sign_in": sends("/admin/login/", username="{}@post.example", password="wrong password"),
    "admin_reset": sends("/admin/password_reset/", email="{}@post.example"),
    "page_sign_in": sends("/_util/login/", username="{}@post.example", password="wrong password"),
    "search:save": sends("/search/save/", email="{}@post.example", how_often="weekly"),
    "wagtailcore_authenticate_with_password": sends("/_util/authenticate_with_password/1/2/", password="guess"),
}
ABOUT_ACCOUNTS = [name for name in TRIES if DOORS[name].whose != nobodys]
KNOWN, UNKNOWN = "known", "nobody"


@pytest.fixture
def narrow(monkeypatch):
    """Give a function that opens one door twice a minute: for an account, for an address, or over all."""

    def narrow(name, which):
        wide = replace(DOORS[name], account=MANY, address=MANY, overall=MANY, here=MANY, begun=MANY)
        monkeypatch.setitem(DOORS, name, replace(wide, **{which: FEW}))

    return narrow


def statuses(name, tries):
    return [TRIES[name](Client(), who, where).status_code for who, where in tries]


def is_held_back_at_the_third(given):
    return 429 not in given[:2] and given[2] == 429


# What only whoever has our mail can send, with our signature in the address; and what has a limit of its own.
BY_A_LINK_OF_OURS = {"notifications:stop", "notifications:subscription", "search:similar_mail"}
PACED = {"api:similar"}


def test_every_door_is_tried_here():
    assert set(TRIES) == set(DOORS)


def test_every_form_for_visitors_is_a_door():
    posted = {
        name
        for name, path, pattern in routes(get_resolver())
        if path.startswith("_util/")
        or (getattr(pattern.callback, "access_rule", None) is anyone and "POST" in pattern.callback.methods)
    }
    doors = {name for name, door in DOORS.items() if door != BEHIND}
    # Ours stands before Wagtail's own at the same address.
    assert posted - {"account_logout", "wagtailcore_login"} - BY_A_LINK_OF_OURS - PACED == doors


@pytest.mark.parametrize("who", [KNOWN, UNKNOWN])
@pytest.mark.parametrize("name", ABOUT_ACCOUNTS)
def test_a_door_is_limited_for_an_account_from_wherever_it_is_tried(name, who, narrow):
    account_of(KNOWN)
    narrow(name, "account")
    assert is_held_back_at_the_third(statuses(name, [(who, f"203.0.113.{last}") for last in range(3)]))
    assert statuses(name, [("another", "203.0.113.1")]) != [429]


ANYBODY_NAMES = [name for name in TRIES if DOORS[name].here]


@pytest.mark.parametrize("name", ANYBODY_NAMES)
def test_nobody_shuts_a_door_to_somebody_else_from_their_own_address(name):
    account_of(KNOWN)
    given = statuses(name, [(KNOWN, "203.0.113.1")] * 40)
    assert given[-1] == 429
    assert statuses(name, [(KNOWN, "203.0.113.2")]) != [429]


@pytest.mark.parametrize("name", TRIES)
def test_a_door_is_limited_for_an_address_whoever_is_tried(name, narrow):
    narrow(name, "address")
    assert is_held_back_at_the_third(statuses(name, [(who, "203.0.113.1") for who in ("a", "b", "c")]))
    assert statuses(name, [("d", "203.0.113.2")]) != [429]


@pytest.mark.parametrize("name", TRIES)
def test_a_door_is_limited_over_all(name, narrow):
    narrow(name, "overall")
    tries = [(who, f"203.0.113.{last}") for last, who in enumerate("abc")]
    assert is_held_back_at_the_third(statuses(name, tries))


@pytest.mark.parametrize("name", [name for name in ABOUT_ACCOUNTS if DOORS[name] != BEHIND])
def test_the_page_that_holds_back_is_the_same_for_known_and_unknown(name, narrow, time_machine):
    time_machine.move_to("2026-11-22 12:00", tick=False)
    account_of(KNOWN)
    narrow(name, "account")
    known, unknown = ([TRIES[name](Client(), who, "203.0.113.1") for _ in range(3)][-1] for who in (KNOWN, UNKNOWN))
    assert known.status_code == unknown.status_code == 429
    assert known.content == unknown.content
    assert known["Retry-After"] == unknown["Retry-After"] == "60"


class TestPasswords:
    def tries(self, client, password="", **more):
        password = password or "wrong password"
        return client.post("/sign-in/", {"login": "known@post.example", "password": password}, **more)

    def test_the_sixth_in_five_minutes_is_not_looked_at_even_if_it_is_right(self, client, time_machine):
        time_machine.move_to("2026-11-22 12:00", tick=False)
        UserFactory(email="known@post.example")
        assert [self.tries(client).status_code for _ in range(5)] == [200] * 5
        page = self.tries(client, PASSWORD)
        assert (page.status_code, page["Retry-After"]) == (429, "300")
        assert "Wait 5 minutes, then try again." in page.content.decode()
        assert not is_signed_in(client)
        time_machine.move_to("2026-11-22 12:05", tick=False)
        self.tries(client, PASSWORD)
        assert is_signed_in(client)

    def test_a_header_that_the_sender_writes_makes_them_nobody_else(self, client, monkeypatch):
        monkeypatch.setitem(
            DOORS, "account_login", replace(DOORS["account_login"], account=MANY, here=MANY, address=FEW)
        )
        given = [self.tries(client, HTTP_X_FORWARDED_FOR=f"203.0.113.{last}").status_code for last in range(3)]
        assert given == [200, 200, 429]

    def test_who_has_come_in_begins_anew(self):
        UserFactory(email="known@post.example")
        for _ in range(3):
            client = Client()
            assert [self.tries(client).status_code for _ in range(4)] == [200] * 4
            self.tries(client, PASSWORD)
            assert is_signed_in(client)


class TestComingIn:
    """Six times in a row, by whatever way, is once more than any door lets wrong tries pass."""

    def test_by_password_and_factor(self, time_machine):
        user = with_app(account_of(KNOWN))
        for minute in range(6):
            time_machine.move_to(timezone.now() + timedelta(seconds=40) * bool(minute))
            client = Client()
            client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
            client.post("/sign-in/second-factor/", {"code": app_code()})
            assert is_signed_in(client)

    def test_by_code(self):
        user = account_of(KNOWN)
        for _time in range(6):
            mail.outbox.clear()
            client = Client()
            client.post("/sign-in/code/", {"email": user.email})
            client.post("/sign-in/code/confirm/", {"code": code_in_mail()})
            assert is_signed_in(client)


def test_of_codes_sent_at_once_five_are_looked_at(client):
    """Each comes with the session as it was before the others, so allauth sees each as the first."""
    client.post("/sign-in/code/", {"email": account_of(KNOWN).email})
    begun = dict(client.session)
    given = []
    for _try in range(7):
        session = client.session
        session.update(begun)
        session.save()
        given.append(client.post("/sign-in/code/confirm/", {"code": "WRONG1"}).status_code)
    assert given == [200] * 5 + [429] * 2


@pytest.mark.django_db(transaction=True)
def test_of_two_hundred_passwords_at_once_ten_are_looked_at(monkeypatch):
    door = replace(DOORS["account_login"], account=Limit(10, 300), here=MANY, address=MANY)
    monkeypatch.setitem(DOORS, "account_login", door)
    password = count()

    def guess():
        answers = {"login": "sam@post.example", "password": f"guess number {next(password)}"}
        return Client().post("/sign-in/", answers).status_code

    given = at_once(guess, times=200)
    assert (given.count(200), given.count(429)) == (10, 190)
