"""Each rule of docs/reference/alerts.yml fires at what it is there for, and at nothing else."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.core.mail import send_mail
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from activity import queue, sweeps
from kit.registry import Registry
from search.index import filing
from search.models import Entry
from tests.activity.jobs import do_nothing, fail
from tests.notifications import servers
from tests.projects.factories import ProjectFactory
from tests.support import alerts

RULES = {rule["alert"]: rule for rule in alerts.rules()}


def work_goes_on():
    """What the worker does beside jobs."""
    queue.beat("one")
    sweeps.tick()


@contextmanager
def later(**length):
    with time_machine.travel(timezone.now() + timedelta(**length)):
        yield


@pytest.fixture
def fired(scrape, db):
    """The site is well: give a function that gives the alerts of all that has happened since."""
    ProjectFactory()
    filing.rebuild()
    work_goes_on()
    before = scrape()
    return lambda: alerts.fired(before, scrape())


@pytest.fixture
def port(settings):
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", servers.free_port(), 1
    return settings.EMAIL_PORT


def owe_a_mail():
    send_mail("Your code", "123456", None, ["new@post.example"])


def broken(request):
    raise RuntimeError


urlpatterns = [path("broken/", broken)]
handler500 = "pipeline.requests.failed"


class TestTheRules:
    @pytest.mark.parametrize("name", RULES)
    def test_each_has_a_fault_that_it_was_tried_with(self, name):
        assert f"test_{re.sub('(?<!^)(?=[A-Z])', '_', name).lower()}" in globals()

    @pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
    def test_each_says_what_is_wrong_and_what_to_do(self, rule):
        assert set(rule["annotations"]) == {"summary", "action"}
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert re.fullmatch(r"\d+m", rule["for"])

    def test_each_is_about_figures_that_are_there(self, scrape, fired):
        there = {sample.name for sample in scrape()}
        assert {name for rule in RULES.values() for name in alerts.names_in(rule["expr"])} <= there


def test_nothing_fires_while_all_is_well(fired, run_jobs, mailbox):
    owe_a_mail()
    do_nothing.enqueue()
    run_jobs()
    for address in ["/projects/", "/nothing/", "/my-work/"]:
        Client().get(address)
    assert fired() == set()


def test_site_silent(fired, settings):
    settings.METRICS_TOKEN = "another token of thirty-two characters"
    assert fired() == {"SiteSilent"}


def test_database_away(fired, no_database):
    assert fired() == {"DatabaseAway"}


def test_worker_silent(fired):
    with later(minutes=1):
        assert fired() == {"WorkerSilent"}


def test_jobs_wait(fired):
    do_nothing.enqueue()
    with later(minutes=6):
        work_goes_on()
        assert fired() == {"JobsWait"}


def test_jobs_failed(fired, run_jobs):
    fail.enqueue()
    for tries in range(queue.MOST_TRIES):
        with later(minutes=15 * tries):
            run_jobs()
            queue.requeue_lost()
            work_goes_on()
            assert fired() == ({"JobsFailed"} if tries == queue.MOST_TRIES - 1 else set())
    with later(days=2):
        work_goes_on()
        assert fired() == set()


def test_mail_waits(fired, port, run_jobs):
    owe_a_mail()
    with later(minutes=61):
        run_jobs()
        work_goes_on()
        assert fired() == {"MailWaits"}


def test_mail_failed(fired, port, run_jobs):
    owe_a_mail()
    with servers.refusing_mail(port):
        run_jobs()
    assert fired() == {"MailFailed"}
    with later(days=2):
        work_goes_on()
        assert fired() == set()


def test_schedule_missed(fired):
    with later(minutes=20):
        queue.beat("one")
        assert fired() == {"ScheduleMissed"}


def test_schedule_failed(fired, monkeypatch):
    def break_down():
        raise LookupError

    monkeypatch.setattr(sweeps, "_sweeps", Registry("sweep"))
    sweeps.add("broken", break_down)
    sweeps.tick()
    assert fired() == {"ScheduleFailed"}


def test_requests_fail(fired):
    with override_settings(ROOT_URLCONF=__name__):
        Client(raise_request_exception=False).get("/broken/")
    assert fired() == {"RequestsFail"}


def test_search_drifts(fired):
    Entry.objects.all().delete()
    assert fired() == {"SearchDrifts"}
