"""`manage.py work`, the worker."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django_tasks import task
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from activity import sweeps
from activity.management.commands import work
from kit.registry import Registry


@task()
def do_nothing() -> None: ...


@task(queue_name="mail")
def enqueue_another() -> None:
    do_nothing.enqueue()


@task()
def fail() -> None:
    raise LookupError


@pytest.fixture(autouse=True)
def connections_of_the_test(monkeypatch):
    """The worker drops connections between jobs; a test's own would take its transaction with it."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


@pytest.fixture
def swept(monkeypatch):
    """Sweeps of this test alone: a list to which each sweep adds the moment it ran."""
    times = []
    monkeypatch.setattr(sweeps, "_sweeps", Registry("sweep"))
    sweeps.add("test", lambda: times.append(time.monotonic()))
    return times


class Spinning:
    """A worker that does these things, one in each round, and then is stopped."""

    def __init__(self, *rounds):
        self.rounds = list(rounds)
        self.running = True

    def run(self):
        result = self.rounds.pop(0)
        self.running = bool(self.rounds)
        if isinstance(result, Exception):
            raise result

    def configure_signals(self):
        pass


def statuses():
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def test_once_empties_all_queues_and_ends(db, swept):
    do_nothing.enqueue()
    enqueue_another.enqueue()
    call_command("work", "--once")
    assert statuses() == ["SUCCESSFUL"] * 3


def test_a_job_that_fails_holds_up_no_other(db, swept):
    for job in (fail, do_nothing, fail, do_nothing):
        job.enqueue()
    call_command("work", "--once")
    assert statuses() == ["FAILED"] * 2 + ["SUCCESSFUL"] * 2


def test_it_sweeps_before_it_works(db, swept):
    sweeps.add("owed", lambda: do_nothing.enqueue())
    call_command("work", "--once")
    assert len(swept) == 1
    assert statuses() == ["SUCCESSFUL"]


def test_it_sweeps_at_the_start_and_then_once_a_minute(monkeypatch, swept):
    clock = iter(range(0, 10_000, 25))
    monkeypatch.setattr(work, "SWEEP_EVERY", 60)
    monkeypatch.setattr(work.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(work.time, "sleep", lambda seconds: None)
    work._work(Spinning(*[None] * 6))
    assert 2 <= len(swept) <= 3


def test_a_locked_database_does_not_end_it(monkeypatch, swept, caplog):
    monkeypatch.setattr(work, "PAUSE", 0)
    worker = Spinning(OperationalError("database is locked"), None, OperationalError("database table is locked"), None)
    with caplog.at_level(logging.WARNING):
        work._work(worker)
    assert worker.rounds == []
    assert caplog.text.count("The database was locked; the worker goes on.") == 2


def test_any_other_fault_of_the_database_ends_it_loudly(monkeypatch, swept):
    monkeypatch.setattr(work, "PAUSE", 0)
    with pytest.raises(OperationalError, match="no such table"):
        work._work(Spinning(OperationalError("no such table: x"), None))


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_it_outlives_a_real_lock_is_told_to_stop_and_stops(settings, tmp_path):
    """A process of its own, as `make run` starts it, on a copy of the test's database."""
    database = tmp_path / "pipeline.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(database)])
    environment = os.environ | {"DATABASE_FILE": str(database), "MAIL_FOLDER": str(tmp_path / "mail")}
    environment["DJANGO_SETTINGS_MODULE"] = "pipeline.settings.development"
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    try:
        assert "The worker is at work." in process.stdout.readline()
        _hold_lock(database, seconds=2)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def _hold_lock(database, seconds):
    other = sqlite3.connect(database, timeout=10)
    other.execute("BEGIN EXCLUSIVE")
    time.sleep(seconds)
    other.close()
