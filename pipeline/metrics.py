"""How the site runs, in figures for a machine that watches it: the text format of Prometheus.

Figures about work that waits or failed are read from rows, so that every process gives the same. Responses are counted
by each process of the server in a file of its own, and summed up when somebody asks (prometheus-client's multiprocess
mode): in rows, just those that failed because the database is away could not be counted, and each request would write.
A process that ends leaves its file, so that no count goes back; gunicorn.conf.py begins anew when the server starts.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error
from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from activity import queue, sweeps
from activity.models import Heartbeat
from notifications.models import Mail
from search.index import filing

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
LATELY = timedelta(days=1)
CLASSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
# By the value of its label; what has none has one number, under "".
Numbers = dict[str, float]

responses = Counter("pipeline_responses", "Responses of the site, by class of status.", ["status"], registry=None)


class CountMiddleware:
    """Count responses by class of status. It stands outside all that could fail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response
        _make_folder()
        # Prometheus sees no rise where a count begins with one.
        for each in CLASSES:
            responses.labels(each)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, and count the answer."""
        response = self.get_response(request)
        responses.labels(f"{response.status_code // 100}xx").inc()
        return response


@dataclass(frozen=True)
class Figure:
    """A number, or one for each value of a label, and how it is read."""

    name: str
    says: str
    read: Callable[[], Numbers]
    label: str = ""

    def measured(self) -> GaugeMetricFamily:
        """Read it."""
        family = GaugeMetricFamily(f"pipeline_{self.name}", self.says, labels=[self.label] if self.label else [])
        for value, number in self.read().items():
            family.add_metric([value] if self.label else [], number)
        return family


class Rows:
    """What the rows say; where they cannot be read, that alone."""

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Read every figure, or none."""
        try:
            found, answers = [figure.measured() for figure in FIGURES], True
        except Error:
            found, answers = [], False
        return [
            Figure("database_answers", "Whether the database does (1: yes).", lambda: {"": answers}).measured(),
            *found,
        ]


def figures() -> bytes:
    """Everything there is to say, as Prometheus reads it."""
    registry = CollectorRegistry()
    _make_folder()
    MultiProcessCollector(registry, str(settings.METRICS_FOLDER))  # type: ignore[no-untyped-call] # the library's
    registry.register(Rows())
    return generate_latest(registry)


def _make_folder() -> None:
    settings.METRICS_FOLDER.mkdir(parents=True, exist_ok=True)


def _age(since: datetime | None) -> float:
    """For how many seconds; 0 where nothing has waited, and for what is still to come."""
    return max(0.0, (timezone.now() - since).total_seconds()) if since else 0.0


def _heartbeat() -> Numbers:
    """Nothing where no worker was ever heard of."""
    newest = Heartbeat.objects.aggregate(at=Max("at"))["at"]
    return {"": _age(newest)} if newest else {}


def _queues() -> Iterator[tuple[str, queue.Wait | None]]:
    """Each queue, also where nothing waits in it."""
    waits = queue.waits()
    yield from ((name, waits.get(name)) for name in settings.TASKS["default"]["QUEUES"])


FIGURES = (
    Figure(
        "workers", "Processes of the worker that were heard of lately.", lambda: {"": Heartbeat.objects.alive().count()}
    ),
    Figure("heartbeat_age_seconds", "Since a worker was last heard of.", _heartbeat),
    Figure(
        "queue_jobs",
        "Jobs that could run now.",
        lambda: {name: wait.jobs if wait else 0 for name, wait in _queues()},
        "queue",
    ),
    Figure(
        "queue_oldest_age_seconds",
        "For how long the oldest of them could have run.",
        lambda: {name: _age(wait.since if wait else None) for name, wait in _queues()},
        "queue",
    ),
    Figure("jobs_failed", "Jobs given up.", lambda: {"": queue.given_up().count()}),
    Figure(
        "jobs_failed_lately",
        "Jobs given up within the last 24 hours.",
        lambda: {"": queue.given_up().filter(finished_at__gt=timezone.now() - LATELY).count()},
    ),
    Figure("mails_unsent", "Mails still to leave.", lambda: {"": Mail.objects.unsent().count()}),
    Figure(
        "mails_oldest_age_seconds",
        "For how long the oldest of them has been owed.",
        lambda: {"": _age(Mail.objects.unsent().aggregate(at=Min("owed_at"))["at"])},
    ),
    Figure("mails_failed", "Mails given up.", lambda: {"": Mail.objects.failed().count()}),
    Figure(
        "mails_failed_lately",
        "Mails given up within the last 24 hours.",
        lambda: {"": Mail.objects.failed().filter(settled_at__gt=timezone.now() - LATELY).count()},
    ),
    Figure(
        "schedule_age_seconds",
        "Since what runs by itself last ran.",
        lambda: {each.name: _age(each.ran_at) for each in sweeps.schedules() if each.ran_at},
        "schedule",
    ),
    Figure(
        "schedule_overdue_seconds",
        "For how long it has been due.",
        lambda: {each.name: _age(each.due_at) for each in sweeps.schedules()},
        "schedule",
    ),
    Figure(
        "schedule_failed",
        "Whether its last run failed (1: yes).",
        lambda: {each.name: bool(each.trouble) for each in sweeps.schedules()},
        "schedule",
    ),
    Figure(
        "search_drift",
        "Projects in the list that should not be, or not there that should.",
        lambda: {"": filing.drift()},
    ),
)
