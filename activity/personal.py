"""What this room's tables, and those of the queue, say of people."""

from django.utils.translation import gettext_lazy as _

from kit.personal import Held, hold, tells_of_nobody


def register() -> None:
    """Say it."""
    hold(
        Held(
            _("What you did"),
            "activity.Event",
            "actor",
            tells=("kind", "subject", "data", "origin", "network"),
            because="It holds ids and codes, and a network that names nobody: what happened stays true.",
        ),
    )
    tells_of_nobody("activity.Heartbeat", "worker", because="a process")
    tells_of_nobody("activity.Schedule", "name", "trouble", because="a sweep")
    tells_of_nobody(
        "django_tasks_database.DBTaskResult",
        *("args_kwargs", "task_path", "worker_ids", "queue_name", "backend_name", "return_value"),
        *("exception_class_path", "traceback"),
        because="jobs are handed ids alone; what went wrong is deleted with the job",
    )
    tells_of_nobody("kit.Count", "what", because="a number for a day")
    tells_of_nobody("kit.Tally", "key", because="a keyed hash, gone when its stretch of time ends")
