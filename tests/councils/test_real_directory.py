"""Signing in by an account at a real provider of OpenID Connect (S17); what a forged token does is in
`test_directories.py`."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount

from councils.models import User
from tests.councils import provider
from tests.councils.factories import DomainFactory, UserFactory
from tests.councils.issuer import address_in, directory_at
from tests.councils.steps import confirm, is_signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory", "directory")]

SAM, KNOWN = provider.PEOPLE


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with provider.running(tmp_path_factory.mktemp("provider"), "http://testserver/sign-in/with/directory/back/") as at:
        yield at


@pytest.fixture
def directory(address, settings):
    settings.SOCIALACCOUNT_PROVIDERS = directory_at(address)


@pytest.fixture
def goes(client, address):
    """Go there from our sign-in page as somebody, with changes to what the browser is sent with; give the way back."""

    def go(email=SAM, *, agrees=True, **changed):
        there = urlsplit(address_in(client.post("/sign-in/with/directory/")))
        sent = dict(parse_qsl(there.query)) | changed
        return provider.Visitor(address, email).goes_to(there._replace(query=urlencode(sent)).geturl(), agrees=agrees)

    return go


def signs_up(client, goes, email=SAM):
    assert client.get(goes(email))["Location"] == "/sign-up/directory/"
    return client.post("/sign-up/directory/", {"name": "Sam Field", "email": email})


def refused(client, back):
    answer = client.get(back)
    assert answer.status_code == 401
    assert "We could not make sure with Northby Directory who you are." in text_of(answer)
    assert not is_signed_in(client)


def test_a_newcomer_signs_up_and_is_known_when_they_come_back(client, goes):
    council = DomainFactory(name="northby.gov.uk").organisation
    signs_up(client, goes)
    assert not is_signed_in(client)
    assert not EmailAddress.objects.get().verified, "what the directory says of an address opens nothing here"
    confirm(client, SAM)
    client.logout()
    client.get(goes())
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)
    assert User.objects.get().standing.councils == {council.pk}


def test_the_address_of_somebody_known_here_opens_nothing_of_theirs(client, goes):
    known = UserFactory(email=KNOWN)
    signs_up(client, goes, KNOWN)
    assert not is_signed_in(client)
    assert not SocialAccount.objects.filter(user=known).exists()


class TestRefused:
    def test_a_way_back_that_was_used(self, client, goes):
        back = goes()
        client.get(back)
        client.logout()
        refused(client, back)

    def test_a_code_that_was_used(self, client, goes):
        used = dict(parse_qsl(urlsplit(goes()).query))
        client.get("/sign-in/with/directory/back/", used)
        client.logout()
        anew = dict(parse_qsl(urlsplit(goes()).query))
        refused(client, f"/sign-in/with/directory/back/?{urlencode(anew | {'code': used['code']})}")

    def test_the_way_back_of_another_browser(self, other_client, goes):
        refused(other_client, goes())

    @pytest.mark.parametrize(
        "changed",
        [{"nonce": "of-another-sign-in"}, {"code_challenge": "of-another-sign-in"}, {"client_id": "other"}],
        ids=["nonce", "challenge", "client"],
    )
    def test_who_was_sent_there_with_something_else(self, client, goes, changed):
        refused(client, goes(**changed))

    def test_a_directory_that_does_not_know_our_secret(self, client, address, goes, settings):
        settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["secret"] = "another"
        refused(client, goes())

    def test_whoever_does_not_agree_there(self, client, goes):
        assert "You stopped at Northby Directory." in text_of(client.get(goes(agrees=False)))
        assert not is_signed_in(client)
