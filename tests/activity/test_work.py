"""`manage.py work --once`, the sweeps, and what becomes of jobs that failed or were left behind."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from activity import queue, sweeps
from activity.models import Heartbeat, Schedule
from kit.registry import Registry
from tests.activity.jobs import do_nothing, enqueue_another, fail
from tests.support.parallel import at_once


@pytest.fixture(autouse=True)
def connections_of_the_test(monkeypatch):
    """The worker drops connections between jobs; a test's own would take its transaction with it."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


@pytest.fixture
def swept(monkeypatch):
    """Sweeps of this test alone: a list to which each run adds a line."""
    ran = []
    monkeypatch.setattr(sweeps, "_sweeps", Registry("sweep"))
    sweeps.add("each minute", lambda: ran.append("minute"))
    return ran


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
    assert swept == ["minute"]
    assert statuses() == ["SUCCESSFUL"]


def test_a_sweep_runs_when_it_is_due_and_what_was_missed_is_made_up_once(db, swept):
    with time_machine.travel("2026-11-22 12:00", tick=False) as clock:
        for seconds, runs in [(0, 1), (59, 1), (2, 2), (3600, 3), (1, 3), (60, 4)]:
            clock.shift(seconds)
            sweeps.tick()
            sweeps.tick()
            assert len(swept) == runs


def test_a_sweep_that_fails_holds_up_no_other_and_says_so(db, swept, caplog):
    def break_down():
        raise LookupError

    sweeps.add("broken", break_down)
    sweeps.add("after it", lambda: swept.append("after"))
    sweeps.tick()
    assert swept == ["minute", "after"]
    assert Schedule.objects.get(name="broken").trouble == "LookupError"
    assert "'broken' failed" in caplog.text


def test_a_sweep_whose_worker_was_killed_is_due_again_after_a_while(db, swept):
    sweep = sweeps.Sweep(swept.clear, every=sweeps.MINUTE, lease=sweeps.LEASE)
    assert sweeps._claim("each minute", sweep)
    assert not sweeps._claim("each minute", sweep)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        sweeps.tick()
    assert swept == ["minute"]


@pytest.mark.django_db(transaction=True)
def test_of_twenty_schedulers_one_runs_each_sweep(swept):
    at_once(sweeps.tick)
    assert swept == ["minute"]


def running(worker):
    do_nothing.enqueue()
    job = DBTaskResult.objects.latest("enqueued_at")
    job.claim(worker)
    return job


def test_what_runs_without_a_heartbeat_is_done_again(db, run_jobs):
    queue.beat("alive")
    living, lost = running("alive"), running("gone")
    queue.requeue_lost()
    with time_machine.travel(timezone.now() + timedelta(seconds=2)):
        run_jobs()
    assert [DBTaskResult.objects.get(pk=job.pk).status for job in (living, lost)] == ["RUNNING", "SUCCESSFUL"]


def test_a_worker_that_was_not_heard_of_for_long_is_no_more(db):
    queue.beat("gone")
    job = running("gone")
    with time_machine.travel(timezone.now() + timedelta(seconds=31)):
        queue.requeue_lost()
    job.refresh_from_db()
    assert job.status == "READY"
    assert not Heartbeat.objects.exists()


def test_a_job_that_fails_is_tried_again_with_growing_pauses_and_in_the_end_given_up(db, run_jobs):
    fail.enqueue()
    start = now = timezone.now()
    due = []
    for _try in range(queue.MOST_TRIES + 3):
        with time_machine.travel(now, tick=False):
            run_jobs()
            queue.requeue_lost()
            job = DBTaskResult.objects.get()
        due.append(job.run_after - now if job.status == "READY" else None)
        now = job.run_after + timedelta(seconds=1) if job.status == "READY" else now + timedelta(hours=1)
    pauses = [pause for pause in due if pause]
    assert len(pauses) == queue.MOST_TRIES - 1
    assert pauses == sorted(pauses)
    assert pauses[0] < timedelta(seconds=5) < pauses[-1] <= queue.LONGEST_PAUSE
    assert now > start
    assert list(queue.given_up()) == [DBTaskResult.objects.get()]


def test_a_job_that_kills_its_worker_each_time_is_given_up(db):
    job = running("gone")
    job.worker_ids = ["gone"] * queue.MOST_TRIES
    job.save()
    queue.requeue("gone")
    job.refresh_from_db()
    assert (job.status, job.exception_class_path) == ("FAILED", "the worker was killed each time")


def test_what_was_done_long_ago_is_deleted(db, run_jobs):
    do_nothing.enqueue()
    run_jobs()
    queue.prune()
    assert DBTaskResult.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        queue.prune()
    assert not DBTaskResult.objects.exists()
