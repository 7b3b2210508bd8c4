"""Posting every column of every model to a form changes what the form asks, and nothing else (S5).

Each form is sent twice from the same world: with its answers alone, and with the name of every column of ours on top.
What the database holds afterwards must be the same.
"""

from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activity.guard import ROOMS
from projects.tasklist import TASKS
from tests.routes.answers import SENT, Sent
from tests.routes.world import World
from tests.support.tables import everything, number_on

# What somebody would try: to own it, to be somebody else, to have it published, confirmed, accepted.
HOSTILE = ["1", "owner", "steward", "verified", "accepted", "2020-01-01"]


def columns() -> set[str]:
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {field.name for model in models for field in model._meta.get_fields()} | {"is_superuser", "groups", "user"}


def after(sent: Sent, world: World, more: dict[str, Any]) -> tuple[int, dict[str, list[tuple]]]:
    before = transaction.savepoint()
    number_on()
    client = Client()
    person = world.people[sent.role]
    if person:
        client.force_login(type(person).objects.get(pk=person.pk))
    given = {**more, **sent.answers(world)}
    status = client.post(reverse(sent.route, args=sent.of(world)), given).status_code
    state = everything()
    transaction.savepoint_rollback(before)
    return status, state


@pytest.fixture
def stopped_clock():
    """What is written twice is written at the same moment."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("sent", SENT, ids=str)
def test_a_form_changes_only_what_it_asks(sent, world):
    expected = after(sent, world, {})
    assert expected[0] == 302, "the answers will do"
    for value in HOSTILE:
        assert after(sent, world, dict.fromkeys(columns() - optional(sent), value)) == expected


def optional(sent: Sent) -> set[str]:
    """Fields that the form asks but these answers leave empty: to send them is no attack."""
    asked = {
        "projects:new": {"would_help"},
        "projects:task": {name for task in TASKS for name in task.says},
        "projects:outputs": {"url", "phase"},
        "projects:output": {"url", "phase"},
        "projects:offer": {"pounds", "until", "note"},
        "projects:ask": {"role"},
        "projects:hand_over": {"stays_partner"},
    }
    return asked.get(sent.route, set())
