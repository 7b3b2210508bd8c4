"""Processes of their own, as a server runs them, on the database of the test."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings
from django.db import connection


def on_this_database() -> dict[str, str]:
    """The environment in which `manage.py` works on the test's own database."""
    return os.environ | {"DJANGO_SETTINGS_MODULE": "pipeline.settings.test", **this_database()}


def this_database() -> dict[str, str]:
    """The settings that name the test's own database."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return {"DATABASE_FILE": name, "DATABASE_URL": ""}
    return {"DATABASE_URL": f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"}


@contextmanager
def manage(*arguments: str, **environment: str):
    """Run a command of `manage.py` for the block, and kill it afterwards if it still runs."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
        cwd=settings.BASE_DIR,
        env=on_this_database() | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def wait_until(is_so, seconds: float = 60):
    """Give what the function gives once that is true; fail after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := is_so():
            return found
        time.sleep(0.02)
    raise AssertionError("It did not come to that in time.")
