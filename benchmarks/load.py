"""Many at once: visitors and officers who read, with a second between their pages, on a server of two processes.

The first time, half-way, the server starts its processes anew, one after the other, as for a new version: nobody is to
notice.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from random import Random
from signal import SIGHUP
from statistics import quantiles
from threading import Timer

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from benchmarks.figure import Figure
from councils.models import User
from projects.models import Project

USERS = 50
# Of these so many have signed in: theirs is made afresh, page by page.
SIGNED_IN = 10
# How long with a restart half-way, and how long without.
RESTARTED, UNDISTURBED = 120, 300
PAUSE = 1.0
PORT = 8719
SLOWEST = 10.0


@dataclass(frozen=True)
class Answer:
    """How long a page took, in seconds, whether it came, and whether it was a list of projects."""

    took: float
    came: bool
    is_list: bool


def figures() -> Iterator[Figure]:
    """Give how many pages were read, how many failed, and how long they took: with a restart half-way, and without."""
    with server() as process:
        Timer(RESTARTED / 2, process.send_signal, [SIGHUP]).start()
        yield from _told(f"{USERS} readers, {RESTARTED} s, a restart", crowd(RESTARTED))
    with server():
        yield from _told(f"{USERS} readers, {UNDISTURBED} s", crowd(UNDISTURBED), lists=400, others=300)


def _told(
    how: str, read: Sequence[Answer], *, lists: float | None = None, others: float | None = None
) -> Iterator[Figure]:
    yield Figure(f"{how}: pages", len(read), "")
    yield Figure(f"{how}: errors", sum(not answer.came for answer in read), "", 0)
    for what, is_list, most in (("lists", True, lists), ("other pages", False, others)):
        took = quantiles([answer.took * 1000 for answer in read if answer.is_list == is_list], n=100)
        yield Figure(f"{how}, {what}: p50", took[49], "ms")
        yield Figure(f"{how}, {what}: p95", took[94], "ms", most)


def crowd(seconds: float) -> list[Answer]:
    """Have the readers read for so long; give what they were answered."""
    pages = _pages()
    cookies = [*map(_session, User.objects.filter(email__endswith="@bench.example")[:SIGNED_IN])]
    cookies += [""] * (USERS - SIGNED_IN)
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(USERS) as pool:
        readers = [pool.submit(_read, user, cookies[user], pages, end) for user in range(USERS)]
    return [answer for reader in readers for answer in reader.result()]


def _pages() -> Sequence[str]:
    """What they read: mostly lists and projects, each reader in an order of their own."""
    listed = reverse("search:projects")
    projects = [project.get_absolute_url() for project in Project.objects.published().filter(audience="everyone")[:500]]
    lists = [f"{listed}?page={number}" for number in range(1, 50)] + [f"{listed}?phase=beta&nation=wales", listed]
    return [*projects, *lists * 3, *["/", "/about/", "/councils/"] * 20]


def _session(user: User) -> str:
    """Sign somebody in, as the site does once their password is right; give the cookie."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _read(number: int, cookie: str, pages: Sequence[str], end: float) -> list[Answer]:
    """Read one page after the other until the end."""
    order = list(pages)
    Random(number).shuffle(order)  # noqa: S311 - an order, not a secret
    answers: list[Answer] = []
    for page in cycle(order):
        if time.monotonic() >= end:
            return answers
        answers.append(_ask(page, cookie))
        time.sleep(PAUSE)
    return answers


def _ask(page: str, cookie: str) -> Answer:
    start = time.monotonic()
    server = HTTPConnection("127.0.0.1", PORT, timeout=SLOWEST)
    try:
        server.request("GET", page, headers={"Cookie": cookie} if cookie else {})
        response = server.getresponse()
        response.read()
        came = response.status == 200
    except (HTTPException, OSError):
        came = False
    finally:
        server.close()
    is_list = page.partition("?")[0] == reverse("search:projects")
    return Answer(time.monotonic() - start, came, is_list)


@contextmanager
def server() -> Iterator["subprocess.Popen[bytes]"]:
    """Run the server for the block, as docs/how-to/run-it-for-real.md does."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "gunicorn", "pipeline.wsgi", "--workers=2", "--threads=4", f"--bind=127.0.0.1:{PORT}"],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"},
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for_server()
        yield process
    finally:
        process.terminate()
        process.wait()


def _wait_for_server() -> None:
    for _try in range(100):
        if _ask("/about/", "").came:
            return
        time.sleep(0.2)
    raise RuntimeError("The server does not answer.")
