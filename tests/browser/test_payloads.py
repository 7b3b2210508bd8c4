"""Known payloads in every column that people write in: nothing of them runs on any page, whoever looks.

They are put into the rows past all checks of forms but for what nobody can see, and the browser is told to pass over
our Content-Security-Policy: what keeps them from running is how pages are drawn, not the rule that would catch what
slips through.
"""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from councils.models import Profile
from kit.text import visible
from projects.enums import RequestKind
from projects.models import Project, Request
from projects.models.record import says_of
from projects.models.version import keep
from tests.browser.test_every_page import pages_of
from tests.projects.factories import in_step
from tests.routes.world import ROLES, World, make_world
from tests.support.payloads import PAYLOADS

pytestmark = pytest.mark.sqlite  # which keeps texts longer than their column

ROOMS = ("councils", "projects")
AT_ONCE = 140
ROUNDS = [PAYLOADS[start : start + AT_ONCE] for start in range(0, len(PAYLOADS), AT_ONCE)]
# What is no text of people's: the site, or the person through a list, chooses it.
NO_TEXT = {"slug", "code", "key", "password", "email", "address", "once", "stored", "digest"}
LISTS = {"technologies", "also_named", "themes"}


@pytest.fixture
def world(transactional_db) -> World:
    return make_world()


def texts() -> list[tuple[type[models.Model], list[models.Field]]]:
    """The columns that hold text of people's, by model."""
    every = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return [(model, [column for column in model._meta.local_concrete_fields if is_text(column)]) for model in every]


def is_text(column: models.Field) -> bool:
    is_plain = type(column) in (models.CharField, models.TextField) and not column.choices
    return (is_plain or column.name in LISTS) and column.name not in NO_TEXT


def write_everywhere(payloads: list[str]) -> int:
    """Put the payloads into every text of every row; gives how many columns there are."""
    written = visible("\n\n".join(payloads), lines=True)
    for model, columns in texts():
        for row in model._base_manager.all():
            values = {column.name: value_for(column, written, row.pk) for column in columns if may_hold(row, column)}
            if values:
                model._base_manager.filter(pk=row.pk).update(**values)
    return sum(len(columns) for _model, columns in texts())


def may_hold(row: models.Model, column: models.Field) -> bool:
    """Whether the database lets the row have words there: only who asks to join names a role."""
    return not (isinstance(row, Request) and column.name == "role" and row.kind != RequestKind.JOIN)


def value_for(column: models.Field, written: str, pk: object) -> object:
    if column.name in LISTS:
        return [written]
    return f"{written} {pk}" if column.unique else written


@pytest.fixture
def runs(browser, live_server):
    """Give a function that gives what ran while somebody looked at these pages."""

    def look(user, addresses: list[str]) -> list[str]:
        context = browser.new_context(bypass_csp=True)
        page, found = context.new_page(), []
        page.on("dialog", lambda dialog: (found.append(f"{page.url} {dialog.message}"), dialog.dismiss()))
        page.add_init_script("window.alert = words => console.error('it ran: ' + words)")
        page.on("console", lambda said: found.append(f"{page.url} {said.text}") if "it ran" in said.text else None)
        if user:
            client = Client()
            client.force_login(user)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
        for address in addresses:
            assert page.goto(live_server.url + address).status == 200, address
        context.close()
        return found

    return look


@pytest.mark.parametrize("payloads", ROUNDS, ids=range(len(ROUNDS)))
def test_nothing_runs(payloads, world, runs):
    assert write_everywhere(payloads) > 30
    for project in Project.objects.all():
        keep(project, says_of(project), after=2, by=world.people["team"])
    in_step(*Project.objects.all())
    assert Profile.objects.filter(name__contains=payloads[0]).exists()
    ran = [each for role in ROLES for each in runs(world.people[role], addresses_of(role, world))]
    assert ran == []


def addresses_of(role: str, world: World) -> list[str]:
    world.project.refresh_from_db()
    return [reverse(row.route, args=row.of(world)) for row in pages_of(role)]


def test_a_page_that_obeyed_would_be_noticed(world, runs, live_server, tmp_path, settings):
    """The net itself: a page that shows what people write as it is runs every other payload."""
    page = tmp_path / "projects" / "parts" / "councils.html"
    page.parent.mkdir(parents=True)
    page.write_text("{{ project.summary|safe }}")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    Project.objects.update(summary="<img src=x onerror=alert(1)>")
    assert runs(None, [world.project.get_absolute_url()])
    assert connection.vendor == "sqlite"
