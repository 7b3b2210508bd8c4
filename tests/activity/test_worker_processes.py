"""`manage.py work` as real processes: killed, locked out, two at a time. Nothing is lost, nothing is done twice."""

import os
import signal
import sqlite3
import time

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from activity.models import Heartbeat, Schedule
from activity.sweeps import names
from tests.activity.jobs import GO, do_nothing, write_down
from tests.support.processes import manage, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def jobs_done():
    return not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()


def stop(process):
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0


def test_killed_twenty_times_in_mid_task_beside_another_worker(tmp_path):
    jobs = [f"job-{number}" for number in range(25)]
    for name in jobs:
        write_down.enqueue(str(tmp_path), name)
    killed = set()
    with manage("work") as one, manage("work") as other:
        while len(killed) < 20:
            (doing, *_more) = wait_until(lambda: list(tmp_path.glob("*.doing")))
            process = int(doing.read_text())
            doing.unlink()
            os.kill(process, signal.SIGKILL)
            killed.add(process)
        (tmp_path / GO).touch()
        wait_until(jobs_done, seconds=120)
        assert one.poll() is None
        assert other.poll() is None
        assert set(Schedule.objects.values_list("name", flat=True)) == set(names())
        stop(one)
        stop(other)
    assert {name: (tmp_path / f"{name}.done").read_text() for name in jobs} == dict.fromkeys(jobs, "x")


def test_a_worker_that_waits_says_nothing_more():
    with manage("work") as worker:
        wait_until(Heartbeat.objects.exists)
        time.sleep(2)
        stop(worker)
        assert len(worker.stdout.read().splitlines()) == 1


def test_what_a_killed_supervisor_left_behind_is_done_by_the_next(tmp_path):
    write_down.enqueue(str(tmp_path), "job")
    with manage("work") as first:
        (doing,) = wait_until(lambda: list(tmp_path.glob("*.doing")))
        first.kill()
        os.kill(int(doing.read_text()), signal.SIGKILL)
    (tmp_path / GO).touch()
    connection.cursor().execute("UPDATE activity_heartbeat SET at = '2026-01-01 00:00:00+00:00'")
    with manage("work") as second:
        wait_until(jobs_done)
        stop(second)
    assert (tmp_path / "job.done").read_text() == "x"


def test_told_to_stop_twice_a_worker_still_ends_its_job(tmp_path):
    write_down.enqueue(str(tmp_path), "job")
    with manage("work") as worker:
        (doing,) = wait_until(lambda: list(tmp_path.glob("*.doing")))
        os.kill(int(doing.read_text()), signal.SIGINT)
        worker.send_signal(signal.SIGTERM)
        time.sleep(2)
        (tmp_path / GO).touch()
        assert worker.wait(timeout=60) == 0
    assert (tmp_path / "job.done").read_text() == "x"
    assert jobs_done()


@pytest.mark.sqlite
def test_a_file_that_is_locked_for_ten_seconds_costs_nothing(tmp_path):
    (tmp_path / GO).touch()
    with manage("work") as worker:
        wait_until(lambda: Schedule.objects.filter(ran_at__isnull=False).count() == len(names()))
        for number in range(10):
            write_down.enqueue(str(tmp_path), f"job-{number}")
        other = sqlite3.connect(connection.settings_dict["NAME"], timeout=20)
        other.execute("BEGIN EXCLUSIVE")
        time.sleep(10)
        other.close()
        do_nothing.enqueue()
        wait_until(jobs_done)
        stop(worker)
    assert {path.read_text() for path in tmp_path.glob("*.done")} == {"x"}
    assert len(list(tmp_path.glob("*.done"))) == 10
