"""A database for a while, with the site's own opening data: made, used by one command in it, thrown away."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from search.cluster.client import patient
from search.cluster.mapping import every_index
from search.port import CLUSTER, DATABASE, has_cluster, kept

ROOT = Path(__file__).parents[2]
SQLITE, POSTGRESQL = "sqlite", "postgresql"
ENGINES = (SQLITE, POSTGRESQL, CLUSTER)
# Says to a command that it works in such a database.
HERE = "PIPELINE_EVALUATES"


def is_here() -> bool:
    """Whether this process works in a database made for it."""
    return bool(os.environ.get(HERE))


def run_in(engine: str, arguments: Sequence[str]) -> None:
    """Run a command of `manage.py` in such a database. Raises `CommandError` where that fails."""
    with _database(engine) as named:
        environment = {**os.environ, **named, HERE: engine}
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "manage.py", *arguments], env=environment, check=False, cwd=ROOT
        )
    if done.returncode:
        raise CommandError(f"It ended with status {done.returncode}.")


def chosen() -> str:
    """The engine that answers this site's own searches."""
    return CLUSTER if has_cluster() else connection.vendor


def open_site() -> None:
    """Bring in what every site opens with, but for projects."""
    call_command("migrate", verbosity=0)
    for command in ("sync_register", "sync_service_groups", "sync_equivalents"):
        call_command(command, stdout=open(os.devnull, "w"))  # noqa: SIM115 - for as long as the process
    if has_cluster():
        kept()[CLUSTER].rebuild()


@contextmanager
def _database(engine: str) -> Iterator[dict[str, str]]:
    """The settings that name a new database of an engine."""
    if engine == POSTGRESQL:
        with _on_server() as address:
            yield {"DATABASE_URL": address, "SEARCH_ENGINE": DATABASE}
    elif engine == CLUSTER:
        with _in_file() as database, _in_cluster() as index:
            yield {**database, **index}
    else:
        with _in_file() as database:
            yield database


@contextmanager
def _in_file() -> Iterator[dict[str, str]]:
    """A new file of SQLite."""
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "evaluation.sqlite3")
        yield {"DATABASE_URL": "", "DATABASE_FILE": file, "SEARCH_ENGINE": DATABASE}


@contextmanager
def _in_cluster() -> Iterator[dict[str, str]]:
    """An index for a while on the server that `ELASTICSEARCH_URL` names."""
    if not settings.ELASTICSEARCH_URL:
        raise CommandError("Set ELASTICSEARCH_URL to a server of Elasticsearch: an index for a while is made on it.")
    index = f"evaluation-{uuid4().hex[:12]}"
    try:
        yield {"SEARCH_ENGINE": CLUSTER, "ELASTICSEARCH_INDEX": index}
    finally:
        names = list(patient().indices.get(index=every_index(index)))
        if names:
            patient().indices.delete(index=names)


@contextmanager
def _on_server() -> Iterator[str]:
    """A new database on the server that `DATABASE_URL` names."""
    if connection.vendor != "postgresql":
        raise CommandError("Set DATABASE_URL to a PostgreSQL server: a database for a while is made on it.")
    name = f"evaluation_{uuid4().hex[:12]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
