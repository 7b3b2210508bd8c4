"""A real browser on a real server, with the real queue behind it.

Chromium is the machine's own. Without one these tests are skipped with one loud line, and fail where
`REQUIRE_SERVICES=1`.
"""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from tests.browser.person import Person, signs_in
from tests.support.services import lacking

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}

# Playwright keeps an event loop in the test's thread; the database is used from that thread alone.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        lacking("NO page was opened in a browser, for chromium is missing (apt-get install chromium)")
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def opened(db_with_pages, live_server):
    """The address of the running site, with its home and content pages."""
    return live_server.url


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def somebody(request, browser, browser_context_args, opened):
    """Give a function that brings somebody to a browser."""
    people = []

    def bring():
        person = Person(browser, browser_context_args, opened, java_script_enabled=request.param)
        people.append(person)
        return person

    yield bring
    for person in people:
        person.context.close()


@pytest.fixture
def bring(browser, browser_context_args, opened):
    """Give a function that brings a person, signed in, in a browser of their own."""
    people = []

    def come(user, **settings):
        person = Person(browser, browser_context_args, opened, **settings)
        people.append(person)
        signs_in(person, user.email)
        return person

    yield come
    for person in people:
        person.context.close()


@pytest.fixture
def enter(page, live_server):
    """Give a function that gives the browser somebody's session."""

    def enter(user):
        if user:
            client = Client()
            client.force_login(user)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])

    return enter


@pytest.fixture
def db_with_pages(transactional_db):
    call_command("load_pages", verbosity=0)


@pytest.fixture
def problems(page):
    """What the browser complains about while a test runs: broken rules of the Content-Security-Policy, errors, and
    requests that go anywhere but to our own server. Empty at the end of every test that uses it."""
    found: list[str] = []
    page.on("console", lambda message: found.append(complaint(message)) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda request: None if _is_ours(request.url) else found.append(f"asked for {request.url}"))
    yield found
    assert found == []


def complaint(message) -> str:
    return f"{message.text} {message.location['url']}"


def _is_ours(url: str) -> bool:
    return url.startswith(("http://localhost:", "http://127.0.0.1:", "data:", "about:"))
