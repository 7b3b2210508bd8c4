"""Accounts: sign-up, confirmation, sign-in by password and by code, reset, and the doors that stay closed."""

import re
from datetime import timedelta
from unittest import mock

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.core.cache import cache
from django.urls import resolve, reverse
from django.utils import timezone

from activity.models import Event
from councils.enums import MembershipState
from councils.models import Membership, Profile, User
from tests.councils.factories import PASSWORD, DomainFactory, MembershipFactory, UserFactory, site_team_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_in_memory(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()


def sign_up(client, email="sam@northby.gov.uk", name="Sam Field", password=PASSWORD):
    return client.post("/sign-up/", {"name": name, "email": email, "password1": password})


def confirm(client, email):
    key = EmailConfirmationHMAC(EmailAddress.objects.get(email=email)).key
    return client.post(f"/confirm-email/{key}/")


def code_in_mail():
    return re.search(r"^\s*([A-Z0-9-]{4,12})\s*$", mail.outbox[0].body, re.MULTILINE)[1]


def is_signed_in(client):
    return "_auth_user_id" in client.session


def answer_of(response, *typed):
    """Give status and body without what differs each time: tokens, and what the person typed."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    for text in typed:
        body = body.replace(text, "")
    return response.status_code, response.get("Location"), body


class TestSigningUp:
    def test_a_council_address_leads_to_a_verified_member(self, client):
        council = DomainFactory(name="northby.gov.uk").organisation
        assert sign_up(client)["Location"] == "/confirm-email/"
        assert not is_signed_in(client)
        assert not Membership.objects.exists()
        response = confirm(client, "sam@northby.gov.uk")
        user = User.objects.get()
        assert response["Location"] == reverse("my_work")
        assert is_signed_in(client)
        assert user.name == "Sam Field"
        assert user.standing.councils == {council.pk}
        kinds = list(Event.objects.order_by("id").values_list("kind", flat=True))
        assert kinds[:3] == ["person.joined", "membership.recognised", "steward.invited"]

    def test_opening_the_link_changes_nothing(self, client):
        DomainFactory(name="northby.gov.uk")
        sign_up(client)
        key = EmailConfirmationHMAC(EmailAddress.objects.get()).key
        response = client.get(f"/confirm-email/{key}/")
        assert response.status_code == 200
        assert "<button" in response.content.decode()
        assert not EmailAddress.objects.get().verified
        assert not Membership.objects.exists()

    def test_the_mail_bears_the_link(self, client):
        sign_up(client)
        assert len(mail.outbox) == 1
        assert re.search(r"http://testserver/confirm-email/\S+/", mail.outbox[0].body)

    def test_a_link_confirmed_elsewhere_makes_a_member_and_signs_nobody_in(self, client, other_client):
        council = DomainFactory(name="northby.gov.uk").organisation
        sign_up(client)
        confirm(other_client, "sam@northby.gov.uk")
        assert not is_signed_in(other_client)
        assert User.objects.get().standing.councils == {council.pk}

    def test_who_has_no_council_yet_is_led_to_find_it(self, client):
        sign_up(client, email="sam@post.example")
        assert confirm(client, "sam@post.example")["Location"] == "/my-council/"

    def test_a_shared_domain_leads_to_the_choice(self, client):
        DomainFactory(name="northby.gov.uk")
        other = DomainFactory(name="northby.gov.uk").organisation
        sign_up(client)
        assert confirm(client, "sam@northby.gov.uk")["Location"] == "/my-council/"
        assert f"/councils/{other.slug}/choose/" in client.get("/my-council/").content.decode()

    def test_confirmation_and_membership_stand_or_fall_together(self, client):
        DomainFactory(name="northby.gov.uk")
        sign_up(client)
        with (
            mock.patch("councils.actions.membership._verify", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            confirm(client, "sam@northby.gov.uk")
        assert not EmailAddress.objects.get().verified

    def test_account_and_profile_stand_or_fall_together(self, client):
        with (
            mock.patch("councils.actions.person.Profile.objects.create", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            sign_up(client)
        assert not User.objects.exists()

    @pytest.mark.parametrize(
        "email",
        [
            "officer",
            "officer@camden.gov.uk.",
            "officer@camden@leeds.gov.uk",
            "officer@leeds.gov.uk\u200b",
            "officer@c\u0430mden.gov.uk",
            "officer@camden.gov.uk\nbcc:other@example.com",
        ],
    )
    def test_what_is_no_address_is_refused_beside_its_field_and_kept(self, client, email):
        response = sign_up(client, email=email)
        page = response.content.decode()
        assert response.status_code == 200
        assert 'id="id_email-error"' in page
        assert "govuk-error-summary" in page
        assert 'value="Sam Field"' in page
        assert not User.objects.exists()

    @pytest.mark.parametrize("password", ["short", "elevenchars", "password1234", "sam@northby.gov.uk"])
    def test_weak_passwords_are_refused(self, client, password):
        assert sign_up(client, password=password).status_code == 200
        assert not User.objects.exists()

    @pytest.mark.parametrize("name", ["", "   ", "sam@northby.gov.uk", "Sam\u202eField", "x" * 101])
    def test_what_is_no_name_is_refused_beside_its_field(self, client, name):
        response = sign_up(client, name=name)
        assert 'id="id_name-error"' in response.content.decode()
        assert not User.objects.exists()

    def test_a_name_is_tidied(self, client):
        sign_up(client, name="  Siân   Ŵyn ")
        assert Profile.objects.get().name == "Siân Ŵyn"

    def test_posting_more_fields_changes_nothing_else(self, client):
        everything = {
            "name": "Sam Field",
            "email": "sam@northby.gov.uk",
            "password1": PASSWORD,
            "is_superuser": "on",
            "is_active": "",
            "groups": "1",
            "verified": "on",
        }
        client.post("/sign-up/", everything)
        user = User.objects.get()
        assert (user.is_superuser, user.is_active, user.groups.count()) == (False, True, 0)
        assert not EmailAddress.objects.get().verified


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
            client.post("/sign-in/code/confirm/", {"code": "WRONG1"})
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


class TestTheSameAnswerWhetherOrNotAnAddressIsKnown:
    KNOWN = "known@northby.gov.uk"
    UNKNOWN = "unknow@northby.gov.uk"

    def answers(self, client, other_client, post):
        UserFactory(email=self.KNOWN)
        shown = []
        for browser, email in ((client, self.KNOWN), (other_client, self.UNKNOWN)):
            response = post(browser, email)
            landed = browser.get(response["Location"]) if response.get("Location") else response
            shown.append((answer_of(response, email), answer_of(landed, email)))
        assert len(mail.outbox) == 2
        return shown

    def test_at_sign_up(self, client, other_client):
        known, unknown = self.answers(client, other_client, lambda browser, email: sign_up(browser, email=email))
        assert known == unknown

    def test_at_reset(self, client, other_client):
        known, unknown = self.answers(
            client, other_client, lambda browser, email: browser.post("/password/reset/", {"email": email})
        )
        assert known == unknown

    def test_at_one_time_codes(self, client, other_client):
        known, unknown = self.answers(
            client, other_client, lambda browser, email: browser.post("/sign-in/code/", {"email": email})
        )
        assert known == unknown

    def test_at_sign_in(self, client, other_client):
        UserFactory(email=self.KNOWN)
        known, unknown = (
            answer_of(browser.post("/sign-in/", {"login": email, "password": "wrong password"}), email)
            for browser, email in ((client, self.KNOWN), (other_client, self.UNKNOWN))
        )
        assert known == unknown


class TestClosedDoors:
    @pytest.mark.parametrize(
        "door", ["/admin/login/", "/admin/password_reset/", "/admin/password_reset/confirm/a/b/", "/_util/login/"]
    )
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_wagtails_own_doors_lead_to_ours_and_make_no_session(self, client, door, method):
        boss = User.objects.create_superuser("boss@site.example", PASSWORD)
        credentials = {"username": boss.email, "email": boss.email, "password": PASSWORD}
        response = getattr(client, method)(door, credentials)
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in/?next=/admin/")
        assert not is_signed_in(client)

    @pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
    def test_they_lead_to_no_other_site(self, client, wanted):
        assert client.get("/admin/login/", {"next": wanted})["Location"] == "/sign-in/?next=/admin/"

    def test_the_admin_leads_a_visitor_to_our_sign_in(self, client):
        response = client.get("/admin/", follow=True)
        assert response.redirect_chain[-1][0] == "/sign-in/?next=/admin/"

    def test_the_admin_is_closed_to_who_is_not_of_the_site_team_without_going_in_circles(self, client):
        client.force_login(UserFactory())
        response = client.get("/admin/", follow=True)
        assert response.status_code == 403
        assert "site team" in response.content.decode()

    @pytest.mark.parametrize(
        "path", ["/email/", "/accounts/login/", "/password/change/", "/password/set/", "/reauthenticate/", "/signup/"]
    )
    def test_allauths_other_routes_are_not_there(self, client, path):
        client.force_login(UserFactory())
        assert client.get(path).status_code == 404

    def test_every_route_of_ours_says_who_may_open_it(self):
        from councils import account_urls, urls

        for pattern in [*account_urls.urlpatterns, *urls.urlpatterns]:
            assert callable(pattern.callback.access_rule), pattern
            assert pattern.callback.methods, pattern
        assert resolve("/admin/login/").func.access_rule


class TestSiteTeam:
    def test_the_site_team_lands_on_its_work(self, client):
        user = site_team_member()
        response = client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        assert response["Location"] == reverse("my_work")
