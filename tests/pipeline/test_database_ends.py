"""PostgreSQL is stopped in the middle, as a machine that fails would, and comes back."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection

import psycopg
import pytest
from django.conf import settings

from tests.support import postgresql
from tests.support.processes import wait_until

pytestmark = pytest.mark.postgresql

KEPT, OTHER = "/projects/", "/councils/"


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """What a process needs to work on a database that can be stopped, with the tables of the site."""
    with postgresql.running() as database:
        found = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.pipeline.serving",
            "DATABASE_URL": database.url,
            # A server that starts empties it.
            "PROMETHEUS_MULTIPROC_DIR": str(tmp_path_factory.mktemp("metrics")),
        }
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=settings.BASE_DIR, env=found, check=True
        )
        yield database, found


def started(environment, *command):
    return subprocess.Popen(  # noqa: S603 - our own programs
        [sys.executable, "-m", *command],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_what_was_acknowledged_is_there(environment):
    database, found = environment
    writer = started(found, "tests.pipeline.acknowledging")
    first = writer.stdout.readline()
    time.sleep(3)
    database.stop()
    said = [first, *writer.communicate(timeout=30)[0].splitlines()]
    database.start()

    acknowledged = set(map(int, said))
    assert len(acknowledged) > 20
    with psycopg.connect(database.url) as there:
        made = {pk for (pk,) in there.execute("SELECT id FROM projects_project")}
        told = {pk for (pk,) in there.execute("SELECT project FROM activity_event WHERE kind = 'project.drafted'")}
    assert acknowledged <= made
    assert made == told


@contextmanager
def site(environment):
    port = postgresql.free_port()
    server = started(environment, "gunicorn", "pipeline.wsgi", "--workers=1", "--threads=2", f"--bind=127.0.0.1:{port}")
    try:
        wait_until(lambda: server.poll() is not None or answers(port, "/healthz"))
        yield port
    finally:
        server.terminate()
        server.communicate()


def answers(port, address):
    """Give the status, how long it took, and after how many seconds to come again; None where nobody answers."""
    start = time.monotonic()
    visitor = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        visitor.request("GET", address)
        response = visitor.getresponse()
        return response.status, time.monotonic() - start, response.getheader("Retry-After")
    except OSError:
        return None
    finally:
        visitor.close()


def test_the_site_says_so_and_is_back_by_itself(environment):
    database, found = environment
    with site(found) as port:
        assert answers(port, KEPT)[0] == 200
        assert answers(port, "/readyz")[0] == 200

        database.stop()
        kept, other, ready = (answers(port, address) for address in (KEPT, OTHER, "/readyz"))
        database.start()

        assert kept[0] == 200
        assert (other[0], ready[0]) == (503, 503)
        assert other[2]
        assert max(kept[1], other[1], ready[1]) < 1
        wait_until(lambda: answers(port, OTHER)[0] == 200, seconds=10)
