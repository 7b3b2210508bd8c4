"""The rows of the queue: what the library that works them off leaves to us."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeAlias

import structlog
from django.db import transaction
from django.db.models import Case, Count, Min, QuerySet, When
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from activity.models import Heartbeat

Job: TypeAlias = DBTaskResult[Any, Any]
# A job that failed, or whose worker was killed, is tried again: after seconds at first, after ten minutes in the end.
FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=10)
MOST_TRIES = 12
KEPT = timedelta(days=14)
# A job takes seconds. One that has run for so long hangs, for example on a server that answers a letter at a time: a
# timeout counts from the last one. It is less than a mail is lent to who sends it.
LONGEST_RUN = timedelta(minutes=2)


class Wait(NamedTuple):
    """What a queue holds that could run now: how many jobs, and since when the oldest could."""

    jobs: int
    since: datetime


class Backend(DatabaseBackend):
    """The queue in the database; a job remembers the request that it follows from, for the log."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Write the job down; gives its result-to-be."""
        result: Any = super().enqueue(task, args, kwargs)
        request = structlog.contextvars.get_contextvars().get("request_id")
        if request:
            row = result.db_result
            row.args_kwargs = {**row.args_kwargs, "request_id": request}
            row.save(update_fields=["args_kwargs"])
        return result


def beat(worker: str) -> None:
    """Say that this worker lives."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"at": timezone.now()})


def requeue(worker: str) -> None:
    """Have done again what this worker, which is no more, was doing."""
    Heartbeat.objects.filter(worker=worker).delete()
    for job in _run_by(worker):
        _try_again(job, DBTaskResult.objects.running())


def hangs(worker: str) -> bool:
    """Whether this worker is at a job for longer than any takes."""
    return any(timezone.now() - job.started_at > LONGEST_RUN for job in _run_by(worker) if job.started_at)


def requeue_lost() -> None:
    """Have done again what runs without a heartbeat, and what failed and has tries left."""
    alive = set(Heartbeat.objects.alive().values_list("worker", flat=True))
    for job in DBTaskResult.objects.running():
        if job.worker_ids[-1] not in alive:
            _try_again(job, DBTaskResult.objects.running())
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=timezone.now() - KEPT)
    for job in failed.defer("traceback"):  # long, and read by people alone
        if len(job.worker_ids) < MOST_TRIES:
            _try_again(job, DBTaskResult.objects.failed())
    Heartbeat.objects.exclude(worker__in=alive).delete()


def given_up() -> QuerySet[Job]:
    """Jobs that failed too often, newest first; until they have, they are owed."""
    return DBTaskResult.objects.failed().order_by("-finished_at")


def waits() -> dict[str, Wait]:
    """For each queue with jobs that could run now, how many they are, and since when the oldest could."""
    since = Case(When(run_after__lte=timezone.now(), then="run_after"), default="enqueued_at")
    queues = DBTaskResult.objects.ready().order_by().values("queue_name")
    found = queues.annotate(jobs=Count("pk"), since=Min(since)).values_list("queue_name", "jobs", "since")
    return {name: Wait(jobs, oldest) for name, jobs, oldest in found}


def prune() -> None:
    """Delete what was done long ago."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()


def pause_after(tries: int) -> timedelta:
    """How long a job waits after so many tries."""
    doubled: timedelta = FIRST_PAUSE * 2 ** min(tries - 1, 10)
    return min(doubled, LONGEST_PAUSE)


def _run_by(worker: str) -> list[Job]:
    return [job for job in DBTaskResult.objects.running() if job.worker_ids[-1] == worker]


@transaction.atomic
def _try_again(seen: Job, among: QuerySet[Job]) -> None:
    """Put the job back, unless another worker has done so, or it was tried too often: then it has failed."""
    job = among.select_for_update().filter(pk=seen.pk).first()
    if job is None or job.worker_ids != seen.worker_ids:
        return
    now = timezone.now()
    if len(job.worker_ids) < MOST_TRIES:
        job.status, job.run_after = TaskResultStatus.READY, now + pause_after(len(job.worker_ids))
    else:
        job.status, job.finished_at = TaskResultStatus.FAILED, now
        job.exception_class_path = job.exception_class_path or "the worker was killed each time"
    job.save(update_fields=["status", "run_after", "finished_at", "exception_class_path"])
