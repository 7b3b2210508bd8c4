"""Signing in by an account elsewhere, at a directory that may lie (S17)."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core import mail
from django.urls import reverse

from councils.models import Membership, User
from tests.councils.factories import PASSWORD, DomainFactory, UserFactory
from tests.councils.issuer import directory_at, running, signs_in_there, signs_up_there
from tests.councils.sessions import shows
from tests.councils.steps import code_in_mail, confirm, is_signed_in, sign_up, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]

OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def server():
    with running() as issuer:
        yield issuer


@pytest.fixture
def issuer(server, settings):
    server.said, server.claims, server.forged, server.without = server.url, {}, {}, ()
    settings.SOCIALACCOUNT_PROVIDERS = directory_at(server.url)
    return server


@pytest.fixture
def sam(client, issuer):
    """Sam signed up by the directory, as subject 1, and confirmed the address."""
    DomainFactory(name="northby.gov.uk")
    signs_up_there(client, issuer, "sam@northby.gov.uk")
    confirm(client, "sam@northby.gov.uk")
    client.logout()
    mail.outbox.clear()
    return User.objects.get()


def connects(client, issuer, **claims):
    return signs_in_there(client, issuer, "/account/connections/directory/connect/", **claims)


class TestSigningUp:
    def test_asks_for_a_name_and_proposes_the_address(self, client, issuer):
        page = client.get(signs_in_there(client, issuer, email="sam@northby.gov.uk")["Location"])
        assert page.context["form"].initial["email"] == "sam@northby.gov.uk"
        assert not User.objects.exists()

    def test_the_address_counts_once_our_own_mail_confirmed_it(self, client, issuer):
        council = DomainFactory(name="northby.gov.uk").organisation
        signs_up_there(client, issuer, "sam@northby.gov.uk", email_verified=True)
        assert not is_signed_in(client)
        assert not EmailAddress.objects.get().verified
        assert not Membership.objects.exists()
        confirm(client, "sam@northby.gov.uk")
        assert User.objects.get().standing.councils == {council.pk}

    def test_before_that_signing_in_sends_the_mail_again_and_opens_nothing(self, client, issuer):
        signs_up_there(client, issuer, "sam@northby.gov.uk")
        assert signs_in_there(client, issuer)["Location"] == "/confirm-email/"
        assert not is_signed_in(client)

    def test_an_address_that_was_typed_takes_the_place_of_the_proposed_one(self, client, issuer):
        signs_in_there(client, issuer, email="boss@northby.gov.uk")
        client.post("/sign-up/directory/", {"name": "Sam Field", "email": "sam@northby.gov.uk"})
        assert [each.email for each in EmailAddress.objects.all()] == ["sam@northby.gov.uk"]

    def test_a_known_address_is_told_by_mail_connects_nothing_and_is_answered_like_any(
        self, client, other_client, issuer
    ):
        UserFactory(email="known@northby.gov.uk")
        shown = []
        for browser, email in ((client, "known@northby.gov.uk"), (other_client, "unknow@northby.gov.uk")):
            answer = signs_up_there(browser, issuer, email, sub=email)
            shown.append((answer.status_code, answer["Location"], text_of(browser.get(answer["Location"]))))
        assert shown[0] == shown[1]
        assert "sign in to it, and connect Northby Directory on your account page" in shown[0][2]
        assert [sent.subject for sent in mail.outbox] == [
            "You have an account on Pipeline",
            "Confirm your e-mail address for Pipeline",
        ]
        assert not SocialAccount.objects.filter(user__email="known@northby.gov.uk").exists()

    def test_errors_stand_beside_the_fields_and_what_was_typed_stays(self, client, issuer):
        signs_in_there(client, issuer)
        page = text_of(client.post("/sign-up/directory/", {"name": "", "email": "sam.northby.gov.uk"}))
        assert "sam.northby.gov.uk" in page
        assert "Enter an e-mail address in the right format" in page

    def test_is_not_there_before_the_directory_has_said_who_it_is(self, client, issuer):
        assert client.get("/sign-up/directory/")["Location"] == "/sign-in/"

    def test_keeps_a_hash_of_issuer_and_subject_and_nothing_else(self, sam, client):
        account = SocialAccount.objects.get()
        assert len(account.uid) == 64
        assert account.extra_data == {}
        assert not SocialToken.objects.exists()

    def test_no_token_waits_in_the_session(self, client, issuer):
        signs_in_there(client, issuer)
        assert "secret" not in str(dict(client.session))


class TestSigningIn:
    def test_by_issuer_and_subject_whatever_the_address_is_there(self, sam, client, issuer):
        signs_in_there(client, issuer, email="renamed@northby.gov.uk")
        assert client.session["_auth_user_id"] == str(sam.pk)

    @pytest.mark.parametrize("claims", [{}, {"email_verified": True}])
    def test_somebody_elses_address_opens_nothing_of_theirs(self, sam, client, issuer, claims):
        answer = signs_in_there(client, issuer, sub="2", email=sam.email, **claims)
        assert answer["Location"] == "/sign-up/directory/"
        assert not is_signed_in(client)
        assert SocialAccount.objects.count() == 1

    def test_the_same_subject_of_another_issuer_is_somebody_else(self, sam, client, issuer):
        issuer.said = "http://other.example"
        assert signs_in_there(client, issuer)["Location"] == "/sign-up/directory/"

    def test_leads_to_what_was_wanted(self, sam, client, issuer):
        sent = issuer.sent_with(client.post("/sign-in/with/directory/", {"next": "/projects/"}))
        back = client.get("/sign-in/with/directory/back/", {"code": "1", "state": sent["state"]})
        assert back["Location"] == "/projects/"

    def test_a_domain_that_was_confirmed_since_counts_at_the_next_sign_in(self, client, issuer):
        signs_up_there(client, issuer, "sam@eastby.gov.uk")
        confirm(client, "sam@eastby.gov.uk")
        council = DomainFactory(name="eastby.gov.uk").organisation
        signs_in_there(client, issuer)
        assert User.objects.get().standing.councils == {council.pk}

    def test_who_was_shut_out_stays_out(self, sam, client, issuer):
        User.objects.update(is_active=False)
        assert signs_in_there(client, issuer)["Location"] == "/account/inactive/"
        assert not is_signed_in(client)

    def test_asks_for_no_more_than_it_needs_with_a_nonce_and_a_challenge(self, client, issuer):
        sent = issuer.sent_with(client.post("/sign-in/with/directory/?scope=mail.read&auth_params=nonce%3D1"))
        assert sent["code_challenge_method"] == "S256"
        assert set(sent["scope"].split()) == {"openid", "profile", "email"}
        assert len(sent["nonce"]) > 30
        client.get("/sign-in/with/directory/back/", {"code": "1", "state": sent["state"]})
        assert issuer.asked["code_verifier"]

    def test_takes_any_organisation_of_entra_where_the_issuer_is_a_pattern(self, client, issuer):
        issuer.said = "https://login.example/{tenantid}/v2.0"
        right = {"iss": "https://login.example/northby/v2.0", "tid": "northby"}
        assert signs_in_there(client, issuer, **right)["Location"] == "/sign-up/directory/"
        assert signs_in_there(client, issuer, **right | {"tid": "eastby"}).status_code == 401


BAD = {
    "the nonce of another sign-in": ({"nonce": "other"}, {}),
    "an empty nonce": ({"nonce": ""}, {}),
    "another audience": ({"aud": "other"}, {}),
    "more audiences than us": ({"aud": ["pipeline", "other"]}, {}),
    "another issuer": ({"iss": "http://other.example"}, {}),
    "expired": ({"exp": 1_700_000_000}, {}),
    "of tomorrow": ({"iat": int(time.time()) + 86_400}, {}),
    "unsigned": ({}, {"algorithm": "none", "key": None}),
    "signed with a shared secret": ({}, {"algorithm": "HS256", "key": "for-tests" * 8}),
    "signed with another algorithm": ({}, {"algorithm": "PS256"}),
    "signed with another key": ({}, {"key": OTHER_KEY}),
}


class TestATokenThatDoesNotHold:
    def refused(self, client, answer):
        assert answer.status_code == 401
        assert "We could not make sure with Northby Directory who you are." in text_of(answer)
        assert "Try again" in text_of(answer)
        assert not is_signed_in(client)
        assert client.get("/sign-up/directory/").status_code == 302

    @pytest.mark.parametrize(("claims", "forged"), BAD.values(), ids=BAD)
    def test_signs_nobody_in(self, sam, client, issuer, claims, forged):
        issuer.forged = forged
        self.refused(client, signs_in_there(client, issuer, **claims))

    @pytest.mark.parametrize("name", ["nonce", "aud", "iss", "exp", "iat", "sub"])
    def test_without_a_claim_signs_nobody_in(self, sam, client, issuer, name):
        issuer.without = (name,)
        self.refused(client, signs_in_there(client, issuer))

    def test_nothing_like_a_token_signs_nobody_in(self, sam, client, issuer, monkeypatch):
        monkeypatch.setattr(issuer, "token", lambda: "nonsense")
        self.refused(client, signs_in_there(client, issuer))

    @pytest.mark.parametrize("of", ["nobody", "another browser", "before"])
    def test_the_state_has_to_be_of_this_browser_and_works_once(self, sam, client, other_client, issuer, of):
        sent = issuer.sent_with(client.post("/sign-in/with/directory/"))
        browser = other_client if of == "another browser" else client
        if of == "before":
            client.get("/sign-in/with/directory/back/", {"code": "1", "state": sent["state"]})
            client.logout()
        state = "nobody" if of == "nobody" else sent["state"]
        self.refused(browser, browser.get("/sign-in/with/directory/back/", {"code": "1", "state": state}))

    def test_whoever_stops_there_is_told_so(self, client, issuer):
        sent = issuer.sent_with(client.post("/sign-in/with/directory/"))
        back = {"error": "access_denied", "state": sent["state"]}
        assert "You stopped at Northby Directory." in text_of(client.get("/sign-in/with/directory/back/", back))

    def test_a_directory_that_is_away_is_a_sentence(self, client):
        self.refused(client, client.post("/sign-in/with/directory/"))


class TestConnecting:
    def test_signs_in_from_then_on_and_is_told_by_mail(self, client, issuer):
        user = UserFactory()
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        assert connects(client, issuer)["Location"] == "/account/connections/"
        assert "Disconnect Northby Directory" in text_of(client.get("/account/connections/"))
        assert [sent.subject for sent in mail.outbox] == ["Northby Directory connected on Pipeline"]
        client.logout()
        signs_in_there(client, issuer)
        assert client.session["_auth_user_id"] == str(user.pk)

    def test_it_ends_other_sessions(self, client, other_client, issuer):
        user = UserFactory()
        for browser in (client, other_client):
            browser.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        connects(client, issuer)
        assert [browser.get("/account/").status_code for browser in (client, other_client)] == [200, 302]

    def test_the_account_of_somebody_else_is_not_taken_over(self, sam, client, issuer):
        other = UserFactory()
        client.post("/sign-in/", {"login": other.email, "password": PASSWORD})
        answer = connects(client, issuer)
        assert "that account signs somebody else in" in text_of(client.get(answer["Location"]))
        assert SocialAccount.objects.get().user == sam

    @pytest.mark.parametrize("name", ["connect_directory", "disconnect_directory"])
    def test_needs_a_fresh_proof(self, client, issuer, name):
        user = UserFactory()
        account = SocialAccount.objects.create(user=user, provider="directory", uid="1")
        client.force_login(user)
        shows(client, user, "password", ago=16 * 60)
        at = account.pk if name == "disconnect_directory" else "directory"
        assert client.post(reverse(name, args=[at]))["Location"].startswith("/account/proof/")
        assert SocialAccount.objects.exists()

    def test_having_come_from_there_is_no_proof_that_it_is_you(self, sam, client, issuer):
        signs_in_there(client, issuer)
        assert is_signed_in(client)
        assert client.get("/account/connections/", follow=True).redirect_chain[-1][0].startswith("/account/proof/mail/")

    def test_disconnected_it_signs_nobody_in_and_other_sessions_end(self, sam, client, other_client, issuer):
        signs_in_there(other_client, issuer)
        other_client.get("/account/")
        client.force_login(sam)
        shows(client, sam, "code")
        client.post(reverse("disconnect_directory", args=[SocialAccount.objects.get().pk]))
        assert not SocialAccount.objects.exists()
        assert other_client.get("/account/").status_code == 302
        assert mail.outbox[-1].subject == "Northby Directory disconnected on Pipeline"

    def test_that_of_somebody_else_cannot_be_disconnected(self, sam, client):
        user = UserFactory()
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        assert client.post(reverse("disconnect_directory", args=[SocialAccount.objects.get().pk])).status_code == 404
        assert SocialAccount.objects.exists()


class TestAStrangerWhoSignedUpWithSomebodysAddress:
    def test_is_out_once_its_person_signs_in_by_a_code(self, client, other_client, issuer):
        signs_up_there(other_client, issuer, "victim@northby.gov.uk")
        mail.outbox.clear()
        client.post("/sign-in/code/", {"email": "victim@northby.gov.uk"})
        client.post("/sign-in/code/confirm/", {"code": code_in_mail()})
        assert is_signed_in(client)
        signs_in_there(other_client, issuer)
        assert not is_signed_in(other_client)

    def test_is_out_once_its_person_resets_the_password(self, client, other_client, issuer):
        signs_up_there(other_client, issuer, "victim@northby.gov.uk")
        sign_up(client, email="victim@northby.gov.uk")
        client.post("/password/reset/", {"email": "victim@northby.gov.uk"})
        link = mail.outbox[-1].body.split("http://testserver")[1].split()[0]
        client.post(client.get(link, follow=True).request["PATH_INFO"], {"password1": "another tram kettle"})
        signs_in_there(other_client, issuer)
        assert not is_signed_in(other_client)
