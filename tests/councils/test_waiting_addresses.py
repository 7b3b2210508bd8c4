"""An address that waits to be confirmed is whoever's typed it, so it leads into no account and brings nobody in."""

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.urls import reverse

from councils.models import User, end_sessions, known_as
from tests.councils.factories import PASSWORD, DomainFactory, UserFactory
from tests.councils.sessions import shows
from tests.councils.steps import again, code_in_mail, confirm, is_signed_in, sign_up, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]

VICTIM = "ann@northby.gov.uk"


@pytest.fixture
def mallory(other_client):
    """Somebody whose account waits for an address of another."""
    user = UserFactory(email="mallory@post.example")
    other_client.force_login(user)
    shows(other_client, user, "password")
    other_client.post(reverse("account_email"), {"email": VICTIM, "action_add": ""})
    assert EmailAddress.objects.filter(user=user, email=VICTIM, verified=False).exists()
    mail.outbox.clear()
    return user


@pytest.fixture
def council():
    return DomainFactory(name="northby.gov.uk").organisation


def link():
    return f"/confirm-email/{EmailConfirmationHMAC(EmailAddress.objects.get(email=VICTIM)).key}/"


def test_its_person_signs_up_as_if_nobody_had_typed_it(client, mallory, council):
    sign_up(client, VICTIM, name="Ann")
    ann = User.objects.get(email=VICTIM)
    own = EmailAddress.objects.get(user=ann)
    client.post(f"/confirm-email/{EmailConfirmationHMAC(own).key}/")
    assert again(ann).standing.councils == {council.pk}
    assert again(mallory).standing.councils == set()
    assert again(mallory).email == "mallory@post.example"


@pytest.mark.parametrize("door", ["account_request_login_code", "account_reset_password"])
def test_no_code_and_no_reset_opens_the_other_account(door, client, mallory):
    client.post(reverse(door), {"email": VICTIM})
    assert [sent.to for sent in mail.outbox] == [[VICTIM]]
    assert "no account" in mail.outbox[0].body.lower() or "do not have" in mail.outbox[0].body.lower()


def test_its_link_asks_for_the_account_first_and_ends_nobodys_session(client, mallory, council):
    for answer in (client.get(link()), client.post(link())):
        assert "Sign in to that account here" in text_of(answer)
    ann = UserFactory(email="other@northby.gov.uk")
    client.force_login(ann)
    assert "Sign in first" in text_of(client.post(link()))
    assert is_signed_in(client)
    assert again(mallory).email == "mallory@post.example"


def test_it_is_confirmed_where_its_person_has_signed_in(other_client, mallory):
    assert "Is ann@northby.gov.uk your address?" in text_of(other_client.get(link()))
    other_client.post(link())
    assert again(mallory).email == VICTIM


def test_it_is_not_among_what_the_account_is_known_by(mallory):
    assert known_as(mallory).addresses == ("mallory@post.example",)


def test_who_signed_up_and_confirms_in_one_browser_keeps_their_password(client, council):
    UserFactory.create_batch(11)  # so that an id differs from how allauth writes it
    sign_up(client, VICTIM, name="Ann")
    confirm(client, VICTIM)
    assert is_signed_in(client)
    assert User.objects.get(email=VICTIM).has_usable_password()


def test_a_stranger_who_signed_up_with_it_is_kept_out_once_its_person_confirms(client, other_client, council):
    sign_up(other_client, VICTIM, name="Mallory")
    mail.outbox.clear()
    confirm(client, VICTIM)
    other_client.post("/sign-in/", {"login": VICTIM, "password": PASSWORD})
    assert not is_signed_in(other_client)
    client.post(reverse("account_request_login_code"), {"email": VICTIM})
    client.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})
    assert is_signed_in(client)


def test_a_session_of_another_with_a_longer_address_goes_on(client):
    joann = UserFactory(email="joann@northby.gov.uk")
    client.post("/sign-in/", {"login": joann.email, "password": PASSWORD})
    end_sessions(known_as(UserFactory(email="ann@northby.gov.uk")))
    assert client.get(reverse("account")).status_code == 200
