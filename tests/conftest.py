"""What every test may use."""

import pytest
from django.core.management.base import BaseCommand
from django_tasks_db.management.commands.db_worker import Worker

from activity.guard import ROOMS, armed


@pytest.fixture(autouse=True)
def guarded_commands(monkeypatch):
    """Our own commands, too, write through actions only."""
    execute = BaseCommand.execute

    def execute_guarded(self, *args, **options):
        if type(self).__module__.split(".")[0] not in ROOMS:
            return execute(self, *args, **options)
        with armed():
            return execute(self, *args, **options)

    monkeypatch.setattr(BaseCommand, "execute", execute_guarded)


@pytest.fixture
def run_jobs():
    """Give a function that does what the worker does until the queue is empty."""

    def run() -> None:
        worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="test",
            excluded_queue_names=[],
        )
        with armed():
            worker.run()

    return run
