"""Another address: confirmed first, told to both, and no way into a second council by itself."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from councils.models import User
from tests.councils.factories import PASSWORD, DomainFactory, UserFactory, member_of
from tests.councils.sessions import shows
from tests.councils.steps import again, confirm, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]

OLD, NEW = "sam@northby.gov.uk", "sam@eastby.gov.uk"


@pytest.fixture
def sam(client, council):
    """A member of Northby, at the page where the address is changed."""
    user = member_of(council, email=OLD)
    client.force_login(user)
    shows(client, user, "password")
    return user


def asks_for(client, address):
    return client.post(reverse("account_email"), {"email": address, "action_add": ""})


def mails_to(address):
    return [sent.subject for sent in mail.outbox if sent.to == [address]]


def test_the_old_one_stays_until_the_new_one_is_confirmed(client, sam):
    asks_for(client, NEW)
    assert mails_to(NEW) == ["Confirm your e-mail address for Pipeline"]
    assert again(sam).email == OLD
    confirm(client, NEW)
    assert again(sam).email == NEW
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [(NEW, True, True)]


def test_the_old_one_is_told_of_the_change(client, sam):
    asks_for(client, NEW)
    confirm(client, NEW)
    assert mails_to(OLD) == ["Your address for Pipeline was changed"]


def test_a_member_of_one_council_becomes_none_of_another_by_it(client, sam, council):
    eastby = DomainFactory(name="eastby.gov.uk").organisation
    asks_for(client, NEW)
    confirm(client, NEW)
    assert again(sam).standing.councils == {council.pk}
    client.post("/sign-out/")
    client.post("/sign-in/", {"login": NEW, "password": PASSWORD})
    assert again(sam).standing.councils == {council.pk}
    client.post(reverse("councils:choose", args=[eastby.slug]))
    assert again(sam).standing.councils == {council.pk, eastby.pk}, "who says so is a member of both"


def test_whoever_belongs_to_no_council_is_recognised_by_the_new_one(client):
    eastby = DomainFactory(name="eastby.gov.uk").organisation
    user = UserFactory()
    client.force_login(user)
    shows(client, user, "password")
    asks_for(client, NEW)
    confirm(client, NEW)
    assert again(user).standing.councils == {eastby.pk}


def test_an_address_with_another_account_is_not_told_apart_and_never_taken(client, sam):
    UserFactory(email="taken@eastby.gov.uk")
    taken, free = asks_for(client, "taken@eastby.gov.uk"), asks_for(client, NEW)
    assert (taken.status_code, taken["Location"]) == (free.status_code, free["Location"])
    assert User.objects.get(email="taken@eastby.gov.uk") != sam


def test_it_takes_a_recent_proof(client):
    client.force_login(UserFactory())
    assert client.get(reverse("account_email"))["Location"].startswith("/account/proof/")
    assert asks_for(client, NEW)["Location"].startswith("/account/proof/")
    assert mail.outbox == []


def test_what_is_no_address_is_named(client, sam):
    assert "Enter an e-mail address" in text_of(asks_for(client, "sam at eastby"))
