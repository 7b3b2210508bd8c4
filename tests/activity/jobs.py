"""Jobs for the tests of the worker. They leave files, so that what was done twice can be seen."""

import os
import time
from pathlib import Path

from django_tasks import task

GO = "go"


@task()
def write_down(folder: str, name: str) -> None:
    """Say which process is at it, wait for the word, then add one letter to the file of that name."""
    place = Path(folder)
    said = place / f"{name}.doing"
    said.with_suffix(".draft").write_text(str(os.getpid()))
    said.with_suffix(".draft").rename(said)
    while not (place / GO).exists():
        time.sleep(0.01)
    with (place / f"{name}.done").open("a") as file:
        file.write("x")


@task()
def do_nothing() -> None:
    """Do nothing."""


@task(queue_name="mail")
def enqueue_another() -> None:
    """Lead to another job."""
    do_nothing.enqueue()


@task()
def fail() -> None:
    """Fail."""
    raise LookupError
