"""A PostgreSQL server of its own, to be stopped in the middle: from the machine's packages, on a free port."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.support.services import lacking

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))


class Server:
    """A server that holds what it acknowledged: nothing is switched off for speed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"postgres://pipeline@127.0.0.1:{self.port}/postgres"
        self._run("initdb", "--username", "pipeline", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", str(self.folder / "log"), "--options", options)

    def stop(self) -> None:
        """Stop it at once, as a machine that fails would: it says goodbye to nobody."""
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate")

    def _run(self, program: str, *arguments: str) -> None:
        # It refuses to run as root; Debian's package brings a user of its own.
        user = {"user": "postgres", "group": "postgres", "extra_groups": ()} if os.getuid() == 0 else {}
        subprocess.run(  # noqa: S603 - a program of the machine's package
            [PROGRAMS[-1] / program, "--pgdata", self.folder / "data", *arguments],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            check=True,
            **user,
        )


def free_port() -> int:
    """Give a port of this machine at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running():
    """Run a server for the block, and throw it away."""
    if not PROGRAMS:
        lacking(
            "SKIPPED what a stopped PostgreSQL does: it was NOT tested, for it is not installed (Debian: postgresql)"
        )
    folder = Path(tempfile.mkdtemp())
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)
