"""What accounts give away, and the doors that stay closed."""

import re

import pytest
from django.core import mail
from django.urls import resolve

from councils import account_urls, urls
from councils.models import User
from tests.councils.factories import PASSWORD, UserFactory
from tests.councils.steps import is_signed_in, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]


def answer_of(response, *typed):
    """Give status and body without what differs each time: tokens, and what the person typed."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    for text in typed:
        body = body.replace(text, "")
    return response.status_code, response.get("Location"), body


class TestTheSameAnswerWhetherOrNotAnAddressIsKnown:
    KNOWN = "known@northby.gov.uk"
    UNKNOWN = "unknow@northby.gov.uk"

    def answers(self, client, other_client, post):
        UserFactory(email=self.KNOWN)
        shown = []
        for browser, email in ((client, self.KNOWN), (other_client, self.UNKNOWN)):
            mail.outbox.clear()
            response = post(browser, email)
            landed = browser.get(response["Location"]) if response.get("Location") else response
            shown.append((answer_of(response, email), answer_of(landed, email), len(mail.outbox)))
        return shown

    def test_at_sign_up(self, client, other_client):
        known, unknown = self.answers(client, other_client, lambda browser, email: sign_up(browser, email=email))
        assert known == unknown
        assert known[-1] == 1

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
        assert mail.outbox == []


class TestClosedDoors:
    @pytest.mark.parametrize(
        "door",
        [
            "/admin/login/",
            "/admin/login",
            "/admin/password_reset/",
            "/admin/password_reset",
            "/admin/password_reset/confirm/a/b/",
            "/_util/login/",
            "/_util/login",
        ],
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
        assert "govuk-notification-banner" not in response.content.decode()

    @pytest.mark.parametrize(
        "path", ["/email/", "/accounts/login/", "/password/change/", "/password/set/", "/reauthenticate/", "/signup/"]
    )
    def test_allauths_other_routes_are_not_there(self, client, path):
        client.force_login(UserFactory())
        assert client.get(path).status_code == 404

    def test_every_route_of_ours_says_who_may_open_it(self):
        for pattern in [*account_urls.urlpatterns, *urls.urlpatterns]:
            assert callable(pattern.callback.access_rule), pattern
            assert pattern.callback.methods, pattern
        assert resolve("/admin/login/").func.access_rule
