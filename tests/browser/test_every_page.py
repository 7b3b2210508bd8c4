"""Every type of page in a browser: barriers, narrow screens, keyboard, weight, and what the browser complains of.

The pages are those of the table of routes, so that a new page is looked at from its first day; its form, where it has
one, is sent empty as well.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import Request

from projects.models import Project
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walk import barriers, keyboard, overflow, weight
from tests.routes.table import TABLE
from tests.routes.world import ROLES, make_world

HEAVIEST = 100_000
AT_ONCE = 12
# Pages whose controls depend on the role are looked at by these as well.
ALSO_BY = {
    "projects:project": ("team", "other"),
    "my_work": ("steward", "broker", "newcomer"),
    "councils:people": ("steward",),
}
# Forms that are carried out when they are sent as they stand (filled in already, or with nothing that must be
# answered), or that the browser holds back until a passkey is there. Every other one must sum up its errors.
NO_ERRORS = {
    "projects:task",
    "projects:state",
    "projects:output",
    "projects:picture",
    "councils:picture",
    "councils:my_name",
    "councils:end",
    "notifications:subscription",
    "notifications:my_subscription",
    "mfa_add_webauthn",
}


# What is no page: files, and the admin, which is Wagtail's own.
NO_PAGES = {
    "projects:picture_file",
    "councils:picture_file",
    "projects:list_csv",
    "projects:list_workbook",
    "projects:list_empty",
    "my_data_file",
    "search:suggestions",
    "openapi",
    "search:csv",
    "search:json",
    "search:atom",
    "wagtailadmin_home",
}


def pages_of(role: str) -> list:
    """The rows that this role looks at: a page by the first role that may open it."""
    rows = [row for row in TABLE if role in lookers(row) and row.route not in NO_PAGES]
    return [row for row in rows if not row.route.startswith("api:")]


def lookers(row) -> set[str]:
    may = [role for role, status in zip(ROLES, row.get.split(), strict=False) if status == "200"]
    return {*may[:1], *(role for role in ALSO_BY.get(row.route, ()) if role in may)}


@pytest.fixture
def world(transactional_db):
    return make_world()


def some_at_a_time() -> list:
    """Who looks at which rows; so many that several can look at once, and none for long."""
    pages = {role: pages_of(role) for role in ROLES}
    return [
        pytest.param(role, rows[start : start + AT_ONCE], id=f"{role}-{start}")
        for role, rows in pages.items()
        for start in range(0, len(rows), AT_ONCE)
    ]


@pytest.mark.parametrize(("role", "rows"), some_at_a_time())
def test_every_page(role, rows, page, live_server, world, enter, problems):
    enter(world.people[role])
    found = {}
    for row in rows:
        address = live_server.url + reverse(row.route, args=row.of(world))
        found[str(row)] = wrong_with(page, address) + wrong_with_errors(page, address, row.route)
    assert {row: wrong for row, wrong in found.items() if wrong} == {}


def wrong_with(page, address) -> list[str]:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.set_viewport_size(DESKTOP)
    answer = page.goto(address)
    page.remove_listener("request", note)
    heavy = weight(page, asked)
    wrong = [f"status {answer.status}"] if answer.status != 200 else []
    wrong += [f"{heavy} bytes"] if heavy > HEAVIEST else []
    # The keyboard comes last: a link in focus looks unlike one in a text.
    return wrong + barriers(page) + on_a_phone(page) + keyboard(page)


def on_a_phone(page) -> list[str]:
    page.set_viewport_size(PHONE)
    wrong = [f"on a phone: {each}" for each in barriers(page) + overflow(page)]
    page.set_viewport_size(DESKTOP)
    return wrong


def wrong_with_errors(page, address, route) -> list[str]:
    """Send the page's form as it stands: the summary of errors has the focus, and the page is as good as before."""
    page.goto(address)
    buttons = page.locator("main form[method=post]:has(.govuk-form-group) button.govuk-button")
    if buttons.count() == 0:
        return []
    buttons.first.click()
    page.wait_for_load_state()
    if page.locator(".govuk-error-summary").count() == 0:
        return [] if route in NO_ERRORS else ["no summary of errors"]
    wrong = [] if page.evaluate("document.activeElement.className") == "govuk-error-summary" else ["summary unfocused"]
    wrong += [] if page.title().startswith("Error: ") else [f"title {page.title()}"]
    wrong += links_lead_nowhere(page) + barriers(page) + on_a_phone(page)
    return [f"with errors: {each}" for each in wrong]


def links_lead_nowhere(page) -> list[str]:
    targets = page.locator(".govuk-error-summary a").evaluate_all("links => links.map(link => link.hash)")
    return [f"no field {target}" for target in targets if page.locator(target).count() != 1]


@pytest.mark.parametrize("path", ["/", "/projects/", "/projects/?q=dog+poo+bags", "/councils/?name=zzz"])
def test_empty_states(path, page, live_server, world, problems):
    Project.objects.all().update(published_at=None, public_since=None)
    assert wrong_with(page, live_server.url + path) == []


@pytest.mark.parametrize(
    ("role", "path", "status"), [("visitor", "/nothing/", 404), ("newcomer", "/_util/login/", 403)]
)
def test_pages_that_say_no(role, path, status, page, live_server, world, enter):
    enter(world.people[role])
    wrong = wrong_with(page, live_server.url + path)
    assert wrong == [f"status {status}"]


def test_many_projects_in_a_list(page, live_server, world, problems):
    from tests.projects.factories import ProjectFactory

    ProjectFactory.create_batch(45, lead=world.lead, service_group=world.project.service_group)
    assert wrong_with(page, f"{live_server.url}/projects/?page=2") == []
