"""Sign-up and confirmation."""

import re
from unittest import mock

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.urls import reverse

from activity.models import Event
from councils.models import Membership, Profile, User
from tests.councils.factories import PASSWORD, DomainFactory
from tests.councils.steps import confirm, is_signed_in, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]


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

    def test_the_banner_says_of_which_council_one_is_a_member_now(self, client, other_client):
        council = DomainFactory(name="northby.gov.uk").organisation
        sign_up(client)
        confirm(client, "sam@northby.gov.uk")
        said = client.get("/my-work/").content.decode()
        assert f"sam@northby.gov.uk is confirmed. You are a member of {council.name} now." in said
        sign_up(other_client, email="kim@post.example")
        confirm(other_client, "kim@post.example")
        said = other_client.get("/my-council/").content.decode()
        assert "kim@post.example is confirmed." in said
        assert "You are a member" not in said

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

    @pytest.mark.parametrize(
        "password",
        [
            "short",
            "elevenchars",
            "password1234",
            "sam@northby.gov.uk",
            "Northby-Council-2026!",
            "P.i.p.e.l.i.n.e.123",
            "welcomewelcome",
            "x" * 129,
        ],
    )
    def test_weak_passwords_are_refused(self, client, password):
        page = sign_up(client, password=password)
        assert page.status_code == 200
        assert 'id="id_password1-error"' in page.text
        assert not User.objects.exists()

    @pytest.mark.parametrize(
        "password",
        ["the council of crows", "northby after the rain", "ŵy ŵyn ŵyneb ŵyth", "8291-4471-0038-57", "ab " * 42],
    )
    def test_any_other_characters_will_do(self, client, password):
        sign_up(client, password=password)
        assert User.objects.get().check_password(password)

    @pytest.mark.parametrize("name", ["", "   ", "\u3164", "\u2800\u1160", "sam@northby.gov.uk", "x" * 101])
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
