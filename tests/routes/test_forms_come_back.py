"""Every form that is sent after the session ended comes back after signing in, with all that was typed."""

import pytest
from django.urls import reverse

from tests.routes.answers import SENT
from tests.routes.table import TABLE

# A button has no page of its own; the forms of visitors are about accounts.
PAGES = {row.route for row in TABLE if row.get.startswith("302") and row.post}


@pytest.mark.parametrize("sent", [sent for sent in SENT if sent.route in PAGES], ids=str)
def test_a_form_comes_back_with_its_answers(sent, world, client):
    answers = {name: str(value) for name, value in sent.answers(world).items()}
    address = reverse(sent.route, args=sent.of(world))
    assert client.post(address, answers)["Location"] == f"/sign-in/?next={address}"
    client.force_login(world.people[sent.role])
    page = client.get(address)
    assert page.status_code == 200
    assert {name: page.context["form"].data.get(name) for name in answers} == answers
