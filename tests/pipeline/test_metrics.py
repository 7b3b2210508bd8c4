"""The figures of the site: who may read them, what they are, and that every process of the server gives the same."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from activity import queue
from activity.models import Schedule
from projects.models import Project
from search.index import filing
from tests.activity.jobs import do_nothing, fail
from tests.notifications.servers import free_port
from tests.pipeline.conftest import TOKEN
from tests.projects.factories import ProjectFactory
from tests.support.alerts import numbers, read
from tests.support.processes import on_this_database, wait_until


def ask(borne=None):
    return Client().get("/metrics", headers={"Authorization": borne} if borne else {})


class TestWhoMayRead:
    def test_whoever_bears_the_token(self, db, settings):
        settings.METRICS_TOKEN = TOKEN
        response = ask(f"Bearer {TOKEN}")
        assert response.status_code == 200
        assert response["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
        assert not Session.objects.exists()

    @pytest.mark.parametrize(
        "borne", [None, "", TOKEN, "Bearer ", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", "Bearer ü"]
    )
    def test_to_others_there_is_no_such_page(self, settings, borne):
        """Nor is anything read for them: without the database fixture, any query would fail."""
        settings.METRICS_TOKEN = TOKEN
        assert ask(borne).status_code == 404

    @pytest.mark.parametrize("borne", [None, "Bearer ", "Bearer", f"Bearer {TOKEN}"])
    def test_without_a_token_in_the_settings_nobody(self, settings, borne):
        settings.METRICS_TOKEN = ""
        assert ask(borne).status_code == 404


class TestFigures:
    def test_of_work_that_waits(self, db, scrape):
        do_nothing.enqueue()
        send_mail("Your code", "123456", None, ["new@post.example"])
        with time_machine.travel(timezone.now() + timedelta(seconds=90)):
            do_nothing.enqueue()
            now = scrape()
        assert numbers(now, "pipeline_queue_jobs", "queue", "default") == [2]
        assert numbers(now, "pipeline_queue_jobs", "queue", "mail") == [1]
        for figure in ("pipeline_queue_oldest_age_seconds", "pipeline_mails_oldest_age_seconds"):
            assert all(90 <= number < 100 for number in numbers(now, figure))
        assert numbers(now, "pipeline_mails_unsent") == [1]

    def test_a_job_that_is_tried_again_waits_from_when_it_may(self, db, scrape, run_jobs):
        fail.enqueue()
        run_jobs()
        with time_machine.travel(timezone.now() + timedelta(hours=1)):
            queue.requeue_lost()
        with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=11)):
            (age,) = numbers(scrape(), "pipeline_queue_oldest_age_seconds", "queue", "default")
        assert 8 <= age < 20

    def test_of_the_worker_and_what_runs_by_itself(self, db, scrape):
        assert numbers(scrape(), "pipeline_workers") == [0]
        assert numbers(scrape(), "pipeline_heartbeat_age_seconds") == []
        now = timezone.now()
        queue.beat("one")
        Schedule.objects.create(name="mail", ran_at=now - timedelta(seconds=30), due_at=now + timedelta(seconds=30))
        Schedule.objects.create(name="of before", due_at=now - timedelta(days=30))
        found = scrape()
        assert numbers(found, "pipeline_workers") == [1]
        assert 0 <= numbers(found, "pipeline_heartbeat_age_seconds")[0] < 10
        assert 30 <= numbers(found, "pipeline_schedule_age_seconds", "schedule", "mail")[0] < 40
        assert numbers(found, "pipeline_schedule_overdue_seconds") == [0]

    def test_of_a_project_in_the_list_that_should_not_be(self, db, scrape):
        ProjectFactory()
        ProjectFactory(draft=True)
        filing.rebuild()
        assert numbers(scrape(), "pipeline_search_drift") == [0]
        Project.objects.update(published_at=None, public_since=None)
        assert numbers(scrape(), "pipeline_search_drift") == [1]

    def test_of_responses_by_class(self, db, scrape):
        before = scrape()
        Client().get("/projects/")
        Client().get("/nothing/")
        Client().get("/healthz")
        now = scrape()
        rise = {status: count(now, status) - count(before, status) for status in ("2xx", "4xx", "5xx")}
        assert rise == {"2xx": 1, "4xx": 1, "5xx": 0}

    def test_without_the_database_those_that_need_none(self, scrape, no_database):
        now = scrape()
        assert numbers(now, "pipeline_database_answers") == [0]
        assert {sample.name for sample in now} == {"up", "pipeline_database_answers", "pipeline_responses_total"}


def count(samples, status):
    return sum(numbers(samples, "pipeline_responses_total", "status", status))


class Server:
    """gunicorn with two processes, on the database of the test."""

    def __init__(self, folder):
        self.port, self.folder = free_port(), folder
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [str(Path(sys.executable).with_name("gunicorn")), *self.words()],
            cwd=settings.BASE_DIR,
            env={
                **on_this_database(),
                "DJANGO_SETTINGS_MODULE": "pipeline.settings.development",
                "METRICS_TOKEN": TOKEN,
                "PROMETHEUS_MULTIPROC_DIR": str(folder),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def words(self):
        quiet = ["--no-control-socket", "--log-level", "error"]
        return ["pipeline.wsgi", "--bind", f"127.0.0.1:{self.port}", "--workers", "2", *quiet]

    def get(self, address):
        asked = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asked.request("GET", address, headers={"Authorization": f"Bearer {TOKEN}"})
            return asked.getresponse().read().decode()
        except ConnectionError:
            return ""
        finally:
            asked.close()

    def counting(self):
        """The processes that count."""
        return {int(file.stem.split("_")[1]) for file in self.folder.glob("counter_*.db")}

    def missing_pages(self):
        return count(read(self.get("/metrics")), "4xx")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


@pytest.fixture
def server(transactional_db, tmp_path):
    folder = tmp_path / "metrics"
    folder.mkdir()
    (folder / "counter_1.db").touch()
    server = Server(folder)
    try:
        wait_until(lambda: server.get("/healthz") and len(server.counting()) == 2)
        yield server
    finally:
        server.stop()


def test_responses_are_counted_over_all_processes_of_the_server(server):
    connection.close()
    assert 1 not in server.counting(), "what a server of before has left is gone"
    for _ in range(20):
        server.get("/static/nothing.css")
    assert [server.missing_pages() for _ in range(5)] == [20] * 5
    ended = server.counting().pop()
    os.kill(ended, signal.SIGKILL)
    wait_until(lambda: len(server.counting()) == 3)
    assert server.missing_pages() == 20, "a process that has ended still counts"
