"""A second factor: set up, asked for, needed by the site team, and never skipped (S9, S10, S15)."""

import re
from hashlib import sha256

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from councils.enums import SiteRole
from councils.models import User
from tests.councils.factories import PASSWORD, SECRET, UserFactory, site_team_member, superuser, with_app
from tests.councils.issuer import directory_at, running, signs_in_there
from tests.councils.sessions import forgets, shows
from tests.councils.steps import app_code, code_in_mail, is_signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]

SIGN_IN = "/sign-in/second-factor/"


def signs_in(client, user):
    return client.post("/sign-in/", {"login": user.email, "password": PASSWORD})


class TestSigningIn:
    def test_asks_for_the_factor_after_the_password(self, client):
        user = with_app(UserFactory())
        assert signs_in(client, user)["Location"] == SIGN_IN
        assert not is_signed_in(client)
        client.post(SIGN_IN, {"code": app_code()})
        assert is_signed_in(client)

    def test_asks_for_it_after_a_one_time_code(self, client):
        user = with_app(UserFactory())
        client.post("/sign-in/code/", {"email": user.email})
        assert client.post("/sign-in/code/confirm/", {"code": code_in_mail()})["Location"] == SIGN_IN
        assert not is_signed_in(client)

    def test_asks_for_it_after_a_reset(self, client):
        user = with_app(UserFactory())
        client.post("/password/reset/", {"email": user.email})
        link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
        form = client.get(link, follow=True).request["PATH_INFO"]
        client.post(form, {"password1": "another tram kettle"})
        assert not is_signed_in(client)
        credentials = {"login": user.email, "password": "another tram kettle"}
        assert client.post("/sign-in/", credentials)["Location"] == SIGN_IN
        assert not is_signed_in(client)

    def test_asks_for_it_after_a_directory_which_says_that_it_has_asked(self, client, settings):
        user = with_app(UserFactory())
        with running() as issuer:
            settings.SOCIALACCOUNT_PROVIDERS = directory_at(issuer.url)
            uid = sha256(f"{issuer.url} 1".encode()).hexdigest()
            SocialAccount.objects.create(user=user, provider="directory", uid=uid)
            assert signs_in_there(client, issuer, amr=["mfa"])["Location"] == SIGN_IN
        assert not is_signed_in(client)

    def test_a_wrong_code_opens_nothing_and_says_what_to_do(self, client):
        signs_in(client, with_app(UserFactory()))
        assert "This is not right." in text_of(client.post(SIGN_IN, {"code": "000000"}))
        assert not is_signed_in(client)

    @pytest.mark.parametrize(("ago", "opens"), [(0, True), (1, True), (3, False)])
    def test_a_code_that_changed_while_it_was_sent_still_opens(self, client, ago, opens):
        signs_in(client, with_app(UserFactory()))
        client.post(SIGN_IN, {"code": app_code(ago=ago)})
        assert is_signed_in(client) == opens

    @pytest.mark.parametrize("gap", ["", " ", "-"])
    def test_a_code_opens_once_however_it_is_written_whichever_cache_is_there(
        self, client, other_client, gap, settings
    ):
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
        user = with_app(UserFactory())
        shown = app_code()
        signs_in(client, user)
        client.post(SIGN_IN, {"code": shown})
        assert is_signed_in(client)
        signs_in(other_client, user)
        again = other_client.post(SIGN_IN, {"code": f"{shown[:3]}{gap}{shown[3:]}"})
        assert "used already" in text_of(again)
        assert not is_signed_in(other_client)

    def test_a_secret_that_no_key_opens_makes_no_code_right(self, client):
        user = with_app(UserFactory())
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        Authenticator.objects.update(data={"secret": "sealed with a key that is lost"})
        page = client.post("/sign-in/second-factor/", {"code": app_code()})
        assert "This is not right" in text_of(page)
        assert not is_signed_in(client)

    def test_a_recovery_code_opens_once(self, client, other_client):
        user = with_app(UserFactory())
        client.force_login(user)
        client.post(reverse("mfa_generate_recovery_codes"))
        [codes] = Authenticator.objects.filter(user=user, type="recovery_codes")
        first = codes.wrap().get_unused_codes()[0]
        for browser, opens in ((other_client, True), (type(client)(), False)):
            signs_in(browser, user)
            browser.post(SIGN_IN, {"code": first})
            assert is_signed_in(browser) is opens

    def test_the_key_of_an_app_cannot_be_read_in_the_database(self):
        with_app(UserFactory())
        assert SECRET not in str(Authenticator.objects.get().data)


class TestShowingThatItIsYou:
    GUARDED = ("account_change_password", "mfa_activate_totp", "mfa_generate_recovery_codes", "mfa_add_webauthn")

    @pytest.mark.parametrize("name", GUARDED)
    def test_is_asked_where_the_last_proof_is_old(self, client, name):
        user = UserFactory()
        client.force_login(user)
        shows(client, user, "password", ago=16 * 60)
        assert client.get(reverse(name))["Location"] == f"/account/proof/?next={reverse(name)}"

    @pytest.mark.parametrize("name", GUARDED)
    def test_is_not_asked_a_moment_after_signing_in(self, client, name):
        signs_in(client, UserFactory())
        assert client.get(reverse(name)).status_code == 200

    def test_takes_the_password_of_whoever_has_no_factor_and_leads_back(self, client):
        client.force_login(UserFactory())
        wanted = reverse("account_change_password")
        page = client.get(wanted, follow=True)
        assert page.redirect_chain[-1][0] == "/account/proof/password/?next=%2Faccount%2Fpassword%2F"
        done = client.post("/account/proof/password/", {"password": PASSWORD, "next": wanted}, follow=True)
        assert done.redirect_chain[-1][0] == wanted
        assert done.status_code == 200

    def test_takes_the_factor_alone_of_whoever_has_one(self, client):
        user = with_app(UserFactory())
        client.force_login(user)
        forgets(client)
        shows(client, user, "password")
        wanted = reverse("account_change_password")
        assert client.get(wanted, follow=True).redirect_chain[-1][0].startswith("/account/proof/code/")
        client.post("/account/proof/password/", {"password": PASSWORD, "next": wanted})
        assert client.get(wanted).status_code == 302
        client.post("/account/proof/code/", {"code": app_code(), "next": wanted})
        assert client.get(wanted).status_code == 200

    def test_takes_a_code_by_mail_of_whoever_has_neither(self, client):
        user = UserFactory(password=None, last_login=timezone.now())
        client.force_login(user)
        wanted = reverse("account_set_password")
        assert client.get(wanted, follow=True).redirect_chain[-1][0].startswith("/account/proof/mail/")
        sent = client.post(f"/account/proof/mail/?next={wanted}")
        assert not is_signed_in(client)
        client.post(sent["Location"], {"code": code_in_mail(), "next": wanted})
        assert client.get(wanted).status_code == 200

    def test_an_old_proof_of_somebody_else_does_not_count(self, client):
        client.force_login(UserFactory())
        shows(client, with_app(UserFactory()), "mfa")
        assert client.get(reverse("account_change_password")).status_code == 302


class TestSettingOneUp:
    @pytest.mark.django_db(transaction=True)
    def test_an_app_is_added_with_recovery_codes_and_told_by_mail(self, client):
        user = UserFactory()
        signs_in(client, user)
        page = client.get(reverse("mfa_activate_totp"))
        secret = page.context["form"].secret
        assert secret in text_of(page)
        done = client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)}, follow=True)
        [codes] = Authenticator.objects.filter(user=user, type="recovery_codes")
        assert all(each in text_of(done) for each in codes.wrap().get_unused_codes())
        assert [sent.subject for sent in mail.outbox] == ["Authenticator app added on Pipeline"]

    def test_a_wrong_code_adds_nothing(self, client):
        signs_in(client, UserFactory())
        client.get(reverse("mfa_activate_totp"))
        client.post(reverse("mfa_activate_totp"), {"code": "000000"})
        assert not Authenticator.objects.exists()

    def test_removing_the_app_takes_the_recovery_codes_along(self, client):
        client.force_login(with_app(UserFactory()))
        client.post(reverse("mfa_generate_recovery_codes"))
        client.post(reverse("mfa_deactivate_totp"))
        assert not Authenticator.objects.exists()

    def test_the_passkey_of_somebody_else_is_not_there(self, client):
        key = Authenticator.objects.create(user=UserFactory(), type="webauthn", data={"name": "Theirs"})
        client.force_login(with_app(UserFactory()))
        address = reverse("mfa_remove_webauthn", args=[key.pk])
        assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]
        assert Authenticator.objects.filter(pk=key.pk).exists()


ADMIN = ("/admin/", "/admin/pages/", "/admin/users/", "/admin/account/", "/admin/login/", "/admin/nothing/")


class TestTheSiteTeam:
    def test_opens_the_admin_with_its_factor(self, client):
        user = superuser()
        signs_in(client, user)
        client.post(SIGN_IN, {"code": app_code()})
        assert client.get("/admin/").status_code == 200

    @pytest.mark.parametrize("address", ADMIN)
    @pytest.mark.parametrize("role", [*SiteRole, None])
    def test_without_one_is_led_to_set_it_up_before_any_page_of_the_admin(self, client, role, address):
        user = site_team_member(role, factor=False) if role else User.objects.create_superuser("a@b.example", PASSWORD)
        client.force_login(user)
        for answer in (client.get(address), client.post(address)):
            assert answer["Location"] == reverse("mfa_index")

    @pytest.mark.parametrize("address", ADMIN)
    def test_with_one_that_an_older_session_has_not_proven_is_asked_for_it(self, client, address):
        client.force_login(site_team_member())
        forgets(client)
        assert client.get(address)["Location"].startswith("/account/proof/")

    def test_a_proof_dies_with_its_factor(self, client):
        user = site_team_member()
        client.force_login(user)
        Authenticator.objects.filter(user=user).delete()
        assert client.get("/admin/")["Location"] == reverse("mfa_index")

    def test_is_led_to_set_one_up_when_it_signs_in(self, client):
        assert signs_in(client, site_team_member(factor=False))["Location"] == reverse("mfa_index")

    def test_has_no_powers_without_it(self, client, asked):
        answer = reverse("councils:answer", args=[asked.pk])
        broker = site_team_member(factor=False)
        client.force_login(broker)
        assert client.get(answer)["Location"] == reverse("mfa_index")
        assert client.post(answer, {"decision": "yes"})["Location"] == reverse("mfa_index")
        asked.refresh_from_db()
        assert asked.state == "asked"
        client.force_login(with_app(broker))
        assert client.get(answer).status_code == 200

    def test_sees_on_its_work_what_waits_for_the_factor(self, client):
        client.force_login(site_team_member(factor=False))
        assert "Set up a second factor" in text_of(client.get("/my-work/"))
