"""What a server is started with: wrong settings are said in one line each, right ones pass every check of Django's."""

import ast
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings
from django.urls import path

from tests.support.processes import manage, this_database

RIGHT = {
    "DJANGO_SETTINGS_MODULE": "pipeline.settings.production",
    "SECRET_KEY": "kT4v9Qz7wR2mXc8Lb5NjHs3Yd6FgPa1UeVo0iZtBqWxKrMnCyJhGfDsSlOpE",
    "ALLOWED_HOSTS": "pipeline.example",
    "SITE_URL": "https://pipeline.example",
    "MAIL_TRANSPORT": "smtp",
    "MAIL_FROM": "Pipeline <pipeline@pipeline.example>",
    "TRUSTED_PROXIES": "1",
}


SHOW_OPTIONS = "from pipeline.settings import production; print(production.DATABASES['default']['OPTIONS'])"

# All that the server's process knows of the machine: the rest is the same everywhere and each time.
MACHINE = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}


def run(*arguments: str, **changed: str | None) -> tuple[int, str]:
    """Give the status and the words of Python, run with these settings."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in {**MACHINE, **RIGHT, **changed}.items() if value is not None},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def check(**changed: str | None) -> tuple[int, str]:
    """Give the status and the words of the checks that a server makes before it starts."""
    return run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **changed)


@pytest.mark.parametrize("mail", [{}, {"SMTP_HOST": "smtp.pipeline.example", "SMTP_SSL": "yes"}], ids=["local", "TLS"])
def test_right_settings_pass_every_check(mail):
    status, words = check(**mail)
    assert status == 0, f"{status}: {words}"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY has fewer than 50 characters"),
        ({"SECRET_KEY": None}, "SECRET_KEY has fewer than 50 characters"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty"),
        ({"SITE_URL": "http://pipeline.example"}, "SITE_URL does not start with https://"),
        ({"TRUSTED_PROXIES": None}, "TRUSTED_PROXIES is not set"),
        ({"MAIL_TRANSPORT": "pigeon"}, "MAIL_TRANSPORT"),
        ({"MAIL_TRANSPORT": None}, "MAIL_TRANSPORT is “folder”"),
        ({"MAIL_FROM": None}, "MAIL_FROM is an address of this machine"),
        ({"SMTP_HOST": "smtp.pipeline.example"}, "set SMTP_TLS=yes or SMTP_SSL=yes"),
        ({"SMTP_TLS": "yes", "SMTP_SSL": "yes"}, "SMTP_TLS and SMTP_SSL are both set"),
        ({"ENTRA_CLIENT": "pipeline"}, "ENTRA_CLIENT or GOOGLE_CLIENT is set without its secret"),
        ({"METRICS_TOKEN": "short"}, "METRICS_TOKEN has fewer than 32 characters"),
        ({"SEARCH_ENGINE": "oracle"}, "SEARCH_ENGINE"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(changed, said):
    status, words = check(**changed)
    assert status != 0
    assert len([line for line in words.splitlines() if said in line]) == 1
    assert "Traceback" not in words


@pytest.fixture
def a_migration_pending(transactional_db):
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("search", "0001_initial")
    yield
    recorder.record_applied("search", "0001_initial")


def test_the_worker_ends_with_a_line_where_migrations_are_pending(a_migration_pending):
    with manage("work") as worker:
        assert "lacks migrations of this version: run manage.py migrate" in worker.stdout.read()
        assert worker.wait(30) == 1


@pytest.mark.django_db(transaction=True)
class TestTheServerOfRequests:
    """It asks the same, since nothing makes sure that somebody ran the checks before."""

    def test_it_starts_with_right_settings(self):
        status, words = run("-c", "import pipeline.wsgi", **this_database())
        assert (status, "does not start" in words) == (0, False)

    def test_it_ends_with_a_line_where_migrations_are_pending(self, a_migration_pending):
        status, words = run("-c", "import pipeline.wsgi", **this_database())
        assert status == 3
        assert words.splitlines()[1:] == ["The database lacks migrations of this version: run manage.py migrate."]

    def test_it_starts_while_the_database_is_away(self):
        status, words = run("-c", "import pipeline.wsgi", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
        assert (status, "does not start" in words) == (0, False)

    def test_it_ends_with_a_line_for_each_wrong_one(self):
        status, words = run("-c", "import pipeline.wsgi", SECRET_KEY="x", MAIL_TRANSPORT="pigeon")
        assert status == 3
        assert words.splitlines()[0] == "The site does not start:"
        assert len(words.splitlines()) == 3
        assert "SECRET_KEY has fewer than 50 characters" in words
        assert "MAIL_TRANSPORT is “pigeon”" in words

    def test_it_ends_without_a_key(self):
        status, words = run("-c", "import pipeline.wsgi", SECRET_KEY=None)
        assert (status, "Traceback" in words) == (3, False)


def test_folders_that_a_clean_checkout_lacks_are_made(tmp_path):
    places = {"DATABASE_FILE": str(tmp_path / "a/db.sqlite3"), "CLOSED_ACCOUNTS": str(tmp_path / "b/closed.txt")}
    status, words = run("manage.py", "migrate", "--verbosity", "0", "kit", **places)
    assert status == 0, words
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


def test_what_the_address_of_the_database_asks_for_holds():
    address = "postgres://pipeline:x@db.example/pipeline?sslmode=verify-full&connect_timeout=9"
    status, words = run("-c", SHOW_OPTIONS, DATABASE_URL=address)
    assert status == 0, words
    assert ast.literal_eval(words) == {
        "application_name": "pipeline",
        "connect_timeout": 9,
        "sslmode": "verify-full",
    }


def broken(request):
    raise RuntimeError("the secret of the database")


urlpatterns = [path("broken/", broken)]


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_a_fault_of_ours_shows_nothing_of_itself():
    response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
    assert "Traceback" not in response.content.decode()


def test_the_policy_of_every_page_allows_our_own_files_alone(client, db):
    policy = client.get("/sign-in/")["Content-Security-Policy"]
    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]
