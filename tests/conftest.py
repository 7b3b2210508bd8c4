"""What every test may use."""

from collections import Counter

import pytest
from django.core.cache import cache
from django.core.management.base import BaseCommand
from django.test import Client
from django_tasks_db.management.commands import db_worker

from activity import supervisor
from activity.guard import ROOMS, armed
from councils.proof import has_factor
from search import spellers
from tests.councils.sessions import shows

# The engines of search, for tests of several rooms.
pytest_plugins = ["tests.support.engines"]


def pytest_terminal_summary(terminalreporter):
    """Say loudly, in one line for each reason, what was not tested."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", [])
    )
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"SKIPPED {count} TESTS: {reason}", yellow=True, bold=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Tests that commit come last, for after them the tables are empty, also of what migrations wrote there.

    pytest-django sees to that; but after it pytest moves all that share the browser next to each other.
    """
    items.sort(key=commits)


def commits(item) -> bool:
    """Whether the test writes to the database for good, so that the tables are emptied after it."""
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and marker.kwargs.get("transaction", False)
    return is_marked or not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames)


@pytest.fixture(autouse=True)
def own_words():
    """Spelling knows the words of this test, and none of another."""
    spellers.made_in.cache_clear()


@pytest.fixture(autouse=True)
def guarded_commands(monkeypatch):
    """Our own commands, too, write through actions only."""
    execute = BaseCommand.execute

    def execute_guarded(self, *args, **options):
        if type(self).__module__.split(".")[0] not in ROOMS:
            return execute(self, *args, **options)
        with armed():
            return execute(self, *args, **options)

    monkeypatch.setattr(BaseCommand, "execute", execute_guarded)


@pytest.fixture(autouse=True)
def whole_sign_in(monkeypatch):
    """`force_login` signs in with all that the person has: who has a second factor has shown it a moment ago."""
    force_login = Client.force_login

    def with_factor(self, user, backend=None):
        force_login(self, user, backend)
        if has_factor(user):
            shows(self, user, "mfa")

    monkeypatch.setattr(Client, "force_login", with_factor)


@pytest.fixture(autouse=True)
def fresh_cache():
    """allauth keeps there which codes of an app were used."""
    cache.clear()


@pytest.fixture(autouse=True)
def our_outbox(settings):
    """Django's test runner would catch mail in memory; ours takes its whole way, to a file."""
    settings.EMAIL_BACKEND = "notifications.outbox.EmailBackend"


@pytest.fixture
def mail_in_memory(our_outbox, settings):
    """Mail goes to `django.core.mail.outbox`, for tests of the words alone."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def run_jobs(monkeypatch):
    """Give a function that does what the worker does until the queue is empty."""
    # The worker drops connections between jobs; a test's own would take its transaction with it.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)

    def run() -> None:
        with armed():
            supervisor.worker("test", ["*"]).run()

    return run


@pytest.fixture
def mailbox(settings, tmp_path):
    """Give a function that gives the mails really sent to somebody, newest last, whole as they left."""
    settings.MAIL_FOLDER = tmp_path / "mail"

    def mails_to(address: str) -> list[str]:
        mails = [path.read_text() for path in sorted(settings.MAIL_FOLDER.glob("*.txt"))]
        return [mail for mail in mails if f"To: {address}" in mail]

    return mails_to
