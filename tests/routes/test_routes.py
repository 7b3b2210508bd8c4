"""Every route × method × role answers as the table says; a route without a row fails."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from kit.access import anyone
from tests.councils.sessions import forgets
from tests.routes.answers import NOT_SENT, SENT
from tests.routes.table import TABLE, Row
from tests.routes.world import ROLES
from tests.support.admin import routes

# One rule for each of these: the admin is Wagtail's own, closed by one permission (`wagtailadmin_home` stands for it,
# and `test_admin_routes.py` asks at each of its doors); its utility pages ask for a password that this site never sets.
BY_PREFIX = ("admin/", "_util/")
# A mail program posts to the link of a mail, and has no page of ours; the link itself says that it may (RFC 8058).
WITHOUT_TOKEN = ("notifications:stop",)
METHODS = ("get", "post", "put", "patch", "delete")


OURS = [(name, path, pattern) for name, path, pattern in routes(get_resolver()) if not path.startswith(BY_PREFIX)]
DECLARED = [(name, pattern) for name, _path, pattern in OURS if name != "wagtail_serve"]


def test_every_route_has_a_row():
    with_rows = {row.route for row in TABLE}
    assert [name for name, _path, _pattern in OURS if name not in with_rows] == []


def test_every_form_is_sent_by_the_tests_or_left_out_for_a_reason():
    """A new form is tried with all columns of all models, and comes back after signing in, from its first day."""
    posted = sorted(name for name, pattern in DECLARED if "POST" in pattern.callback.methods)
    assert posted == sorted({*(sent.route for sent in SENT), *NOT_SENT})


def test_every_view_declares_who_may_open_it():
    """S3: a view of ours without a rule does not pass; Wagtail's pages are public, and drafts are not served."""
    undeclared = [name for name, _path, pattern in OURS if not hasattr(pattern.callback, "access_rule")]
    assert undeclared == ["wagtail_serve"]


def answers_to(method: str, row: Row, world) -> str:
    statuses = [answer_to(method, address_of(row, world), world.people[role]) for role in ROLES]
    return " ".join(str(status) for status in statuses)


def address_of(row: Row, world) -> str:
    return reverse(row.route, args=row.of(world))


def answer_to(method: str, address: str, user, *, shown: bool = True) -> int:
    """Sign in, with the second factor where the person has one unless it is not shown; give the status."""
    client = Client(raise_request_exception=False)
    before = transaction.savepoint()
    if user:
        client.force_login(type(user).objects.get(pk=user.pk))
        if not shown:
            forgets(client)
    status = getattr(client, method)(address).status_code
    transaction.savepoint_rollback(before)
    return status


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_a_route_answers_each_role_as_the_table_says(row, world):
    given = {"get": row.get, "post": row.post}
    expected = {method: statuses for method, statuses in given.items() if statuses}
    assert {method: answers_to(method, row, world) for method in expected} == expected


@pytest.mark.parametrize(("name", "pattern"), DECLARED, ids=[name for name, _pattern in DECLARED])
def test_what_a_view_does_not_declare_is_not_a_method(name, pattern, world):
    row = next(row for row in TABLE if row.route == name)
    closed = [method for method in METHODS if method.upper() not in pattern.callback.methods]
    address = reverse(row.route, args=row.of(world))
    owner = world.people["team"]
    assert {method: answer_to(method, address, owner) for method in closed} == dict.fromkeys(closed, 405)


@pytest.mark.parametrize("row", [row for row in TABLE if row.post and row.route not in WITHOUT_TOKEN], ids=str)
def test_a_post_without_its_token_changes_nothing(row, world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["team"])
    assert client.post(reverse(row.route, args=row.of(world))).status_code == 403


def test_rules_of_open_pages_are_few_and_known():
    """Pages for visitors are named here, so that none opens by mistake."""
    opened = {name for name, _path, pattern in OURS if getattr(pattern.callback, "access_rule", None) is anyone}
    assert {name for name in opened if not name.startswith(("account_", "mfa_", "api:"))} == {
        "api_documentation",
        "councils:council",
        "councils:index",
        "councils:organisation",
        "councils:picture_file",
        "image_file",
        "openapi",
        "notifications:asked",
        "notifications:stop",
        "notifications:subscription",
        "openid_connect_callback",
        "openid_connect_login",
        "projects:history",
        "projects:picture_file",
        "projects:project",
        "projects:short",
        "search:atom",
        "search:csv",
        "search:json",
        "search:projects",
        "search:save",
        "search:search",
        "search:similar_mail",
        "search:suggestions",
        "socialaccount_signup",
        "wagtaildocs_serve",
    }


def test_how_many_answers_the_table_gives(record_property, capsys):
    """The number that a review asks for; see `tests/routes/test_standing.py` and `test_foreign.py` for the rest."""
    answers = sum(len(statuses.split()) for row in TABLE for statuses in (row.get, row.post))
    with capsys.disabled():
        print(f"\n{len(TABLE)} rows, {answers} answers by {len(ROLES)} roles")  # noqa: T201 - asked for
    assert answers > 2_000
