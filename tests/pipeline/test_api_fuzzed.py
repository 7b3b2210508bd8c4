"""S28: every operation of the read API, asked what nobody thought of, by its own description."""

from collections import Counter

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as how
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from kit.api import throttle
from kit.limits import Limit
from pipeline.views.api import description
from tests.projects.factories import ServiceFactory
from tests.routes.world import make_world

# By role, how often each operation is asked, half of it as it should not be.
TIMES = {"visitor": 100, "steward": 10}
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]
OPERATIONS = [found.ok() for found in schemathesis.openapi.from_dict(description()).get_all_operations()]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_world()
        ServiceFactory(slug="missed-bins")
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def served(db, monkeypatch):
    """The site as a server runs it, but for its limit, and for dropping the connection and this test with it."""
    monkeypatch.setattr(throttle, "LIMIT", Limit(1_000_000, 60))
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def cookies_of(user) -> dict[str, str]:
    client = Client()
    if user:
        client.force_login(type(user).objects.get(pk=user.pk))
    return {name: cookie.value for name, cookie in client.cookies.items()}


def places(world) -> dict[str, dict]:
    """What is there, by the first word of its address."""
    return {
        "projects": {"id": world.project.pk},
        "outputs": {"id": world.output.pk},
        "councils": {"slug": world.ended.slug},
        "services": {"slug": "missed-bins"},
    }


@pytest.mark.parametrize("role", TIMES)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_answer_is_one_that_is_described(operation, role, world, served):
    cookies = cookies_of(world.people[role])
    there = places(world).get(operation.path.split("/")[3])
    statuses = Counter()
    right = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    wrong = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @given(st.tuples(right, st.booleans()) | st.tuples(wrong, st.just(False)))
    @how(max_examples=TIMES[role], deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    def ask(asked):
        case, of_what_is_there = asked
        if of_what_is_there and "{" in operation.path:
            case.path_parameters.update(there)
        response = case.call(app=served, base_url="http://testserver", cookies=cookies)
        case.validate_response(response, checks=CHECKS)
        statuses[response.status_code] += 1

    ask()
    assert sum(statuses.values()) >= TIMES[role]
    assert statuses[200]


def test_every_operation_is_asked():
    paths = {operation.path for operation in OPERATIONS}
    things = {"projects", "outputs", "councils", "services"}
    assert {path.split("/")[3] for path in paths} == {*things, "search", "similar"}
    assert len(OPERATIONS) == 2 * len(things) + 2


def test_no_address_but_our_own_is_described():
    """S29: Wagtail's admin has an API of its own, which stays out."""
    assert all(path.startswith("/api/v1/") for path in description()["paths"])
