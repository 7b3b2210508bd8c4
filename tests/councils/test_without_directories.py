"""Where the settings name no directory, nothing of the kind is there (S17)."""

import pytest
from django.utils import timezone

from tests.councils.factories import UserFactory
from tests.councils.sessions import shows
from tests.councils.steps import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_in_memory")]


@pytest.fixture(autouse=True)
def none(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {}


@pytest.mark.parametrize("page", ["/sign-in/", "/sign-up/", "/account/"])
def test_no_page_offers_one(client, page):
    if page == "/account/":
        client.force_login(UserFactory())
    shown = text_of(client.get(page))
    assert "Continue with" not in shown
    assert "Accounts elsewhere" not in shown


@pytest.mark.parametrize("name", ["microsoft", "google", "directory", "openid_connect"])
def test_no_door_is_there(client, name):
    assert client.post(f"/sign-in/with/{name}/").status_code == 404
    assert client.get(f"/sign-in/with/{name}/back/", {"state": "1", "code": "1"}).status_code == 404


def test_nothing_can_be_connected(client):
    user = UserFactory(last_login=timezone.now())
    client.force_login(user)
    shows(client, user, "password")
    assert client.get("/account/connections/").status_code == 404
    assert client.post("/account/connections/directory/connect/").status_code == 404
