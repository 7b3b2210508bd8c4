"""Every form that is sent after the session ended comes back after signing in, with all that was typed."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from kit.kept import SHOWN_TO
from tests.routes.answers import SENT
from tests.routes.table import TABLE

# No browser sends a file a second time by itself.
OF_FILES = {"councils:picture", "projects:list", "projects:picture"}
# A button has no page of its own; the forms of visitors are about accounts.
PAGES = {row.route for row in TABLE if row.get.startswith("302") and row.post and not row.route.startswith("account_")}


@pytest.mark.parametrize("sent", [sent for sent in SENT if sent.route in PAGES - OF_FILES], ids=str)
def test_a_form_comes_back_with_its_answers(sent, world, client):
    answers = {name: str(value) for name, value in sent.answers(world).items()}
    address = reverse(sent.route, args=sent.of(world))
    client.force_login(world.people[sent.role])
    answers[SHOWN_TO] = re.search(rf'name="{SHOWN_TO}" value="(.*?)"', client.get(address).text)[1]
    del client.cookies[settings.SESSION_COOKIE_NAME]
    assert client.post(address, answers)["Location"] == f"/sign-in/?next={address}"
    client.force_login(world.people[sent.role])
    page = client.get(address)
    assert page.status_code == 200
    del answers[SHOWN_TO]
    assert {name: page.context["form"].data.get(name) for name in answers} == answers
