"""Who sees to the worker's processes: what it does for one that hangs, at its start, and at its end."""

import os
import signal
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from activity import queue, supervisor
from activity.models import Heartbeat
from tests.activity.jobs import do_nothing


class Process:
    """A process that lives until it is killed."""

    exitcode = None

    def is_alive(self):
        return self.exitcode is None

    def kill(self):
        self.exitcode = -9

    def join(self, seconds=None):
        pass


@pytest.fixture
def child(db, monkeypatch):
    """A child that is at a job; whatever starts in its place is called "another"."""
    monkeypatch.setattr(supervisor.Child, "start", lambda child: setattr(child, "name", "another"))
    child = supervisor.Child(print)
    child.name, child.process = "first", Process()
    do_nothing.enqueue()
    DBTaskResult.objects.get().claim("first")
    return child


def has_run_for(how_long):
    DBTaskResult.objects.update(started_at=timezone.now() - how_long)


def test_a_child_that_is_at_its_job_is_said_to_live(child):
    has_run_for(queue.LONGEST_RUN - timedelta(seconds=10))
    child.see_to()
    assert (child.name, child.lives()) == ("first", True)
    assert Heartbeat.objects.alive().filter(worker="first").exists()


def test_a_child_that_hangs_is_ended_and_its_job_done_by_another(child):
    has_run_for(queue.LONGEST_RUN + timedelta(seconds=1))
    child.see_to()
    assert (child.name, child.lives()) == ("another", False)
    assert DBTaskResult.objects.get().status == "READY"
    assert not Heartbeat.objects.filter(worker="first").exists()


def test_a_database_that_is_away_at_the_start_ends_nothing(monkeypatch):
    tried = []

    def start(child):
        tried.append(child.does)
        if len(tried) > 1:
            os.kill(os.getpid(), signal.SIGTERM)
        raise OperationalError

    monkeypatch.setattr(supervisor.Child, "start", start)
    supervisor.supervise()
    assert len(tried) == 2


def test_sweeps_have_a_process_of_their_own(monkeypatch):
    seen_to = []

    def see_to(child):
        seen_to.append(child.does.__name__)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(supervisor.Child, "see_to", see_to)
    monkeypatch.setattr(supervisor.queue, "requeue_lost", lambda: None)
    supervisor.supervise()
    assert seen_to == ["_send_mail", "_do_the_rest", "_sweep"]
