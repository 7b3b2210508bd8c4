"""A real Elasticsearch for tests: the one at ELASTICSEARCH_URL, in indexes of this process's own; and what may go
wrong on the way to it."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from search.cluster import sending
from search.cluster.client import patient
from search.cluster.mapping import every_index
from search.engines.elasticsearch import Elasticsearch
from tests.support.postgresql import free_port

URL = os.environ.get("ELASTICSEARCH_URL", "")
LINE = (
    "SKIPPED what needs Elasticsearch: it was NOT tested, for ELASTICSEARCH_URL names none (see .ci/with-elasticsearch)"
)
# The program that starts and stops a server, where there is one: .ci/with-elasticsearch names it.
PROGRAM = os.environ.get("ELASTICSEARCH_PROGRAM", "")
# Where the program keeps the server that it has fetched.
HOME = os.environ.get("ELASTICSEARCH_HOME", "")
KEPT = ("elasticsearch", "installed.json")
NO_PROGRAM = "SKIPPED what a stopped Elasticsearch does: it was NOT tested, for nothing here can start and stop one"


class InStep(Elasticsearch):
    """The engine, which finds at once what was filed, and hides no fault behind another engine."""

    def find(self, ask):
        self.catch_up()
        return super().find(ask)


def chosen(settings, url=URL):
    """Choose Elasticsearch in the settings, in indexes that are of this process alone."""
    if not url:
        pytest.skip(LINE)
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = url
    settings.ELASTICSEARCH_INDEX = f"test-{os.getpid()}"


def environment(settings):
    """The same for a process of its own."""
    names = ("SEARCH_ENGINE", "ELASTICSEARCH_URL", "ELASTICSEARCH_INDEX")
    return {name: getattr(settings, name) for name in names}


def throw_away():
    """Delete what this process's tests have left there."""
    names = list(patient().indices.get(index=every_index()))
    if names:
        patient().indices.delete(index=names)


def turn_red(*names):
    """Have no node be allowed to hold these indexes."""
    indices = patient().indices
    indices.close(index=names)
    indices.put_settings(index=names, settings={"index.routing.allocation.require._name": "none"})
    indices.open(index=names, wait_for_active_shards="0")


class Proxy:
    """What stands between the site and Elasticsearch, and fails as it is told (`does`)."""

    def __init__(self, url: str) -> None:
        self.does = "pass"
        self._to = (urlsplit(url).hostname, urlsplit(url).port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._open: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def to(self, what: str) -> None:
        """Fail so from now on, also on connections that are open: refuse, hang, or answer this status."""
        self.does = what
        self._end()

    def close(self) -> None:
        self._listener.close()
        self._end()

    def _end(self):
        while self._open:
            end = self._open.pop()
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _listen(self):
        while True:
            try:
                caller, _address = self._listener.accept()
            except OSError:
                return
            self._open.append(caller)
            if self.does == "refuse":
                self._end()
            elif self.does == "pass":
                threading.Thread(target=self._pass, args=(caller,), daemon=True).start()
            elif self.does != "hang":
                threading.Thread(target=self._answer, args=(caller, self.does), daemon=True).start()

    def _pass(self, caller):
        server = socket.create_connection(self._to)
        self._open.append(server)
        threading.Thread(target=self._pump, args=(server, caller), daemon=True).start()
        self._pump(caller, server)

    def _pump(self, one, other):
        with suppress(OSError):
            while data := one.recv(65_536):
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)

    def _answer(self, caller, status):
        body = b'{"error": {"type": "told_to"}, "status": 0}'
        head = f"HTTP/1.1 {status} Told\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
        with suppress(OSError):
            while caller.recv(65_536):
                caller.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)


class Server:
    """A server of its own, to be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._run("start", "--port", str(self.port), "--heap", "256m")

    def stop(self) -> None:
        self._run("stop")

    def _run(self, *arguments: str) -> None:
        command = [sys.executable, PROGRAM, *arguments, "--home", self.folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=300)  # noqa: S603 - named by the caller


@contextmanager
def running():
    """Run a server for the block, and throw it away."""
    if not PROGRAM:
        pytest.skip(NO_PROGRAM)
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    folder.chmod(0o755)
    for name in KEPT if HOME else ():
        (folder / name).symlink_to(Path(HOME) / name)
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def catches_up(seconds=30):
    """Send what is owed, again and again, until all of it is there."""
    end = time.monotonic() + seconds
    while True:
        try:
            return sending.send()
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
