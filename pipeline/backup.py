"""A backup: everything that the site holds, in one file, the same from SQLite and from PostgreSQL.

It is a zip: a line of JSON for each row (`tables/`), the files that people gave (`media/`), and a manifest with counts
and checksums (SHA-256), which comes last. Sessions are left out, and the search index, which is made anew.
"""

import json
import os
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import file_digest, sha256
from pathlib import Path
from shutil import copyfileobj
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from search import filing

MANIFEST = "manifest.json"
SEAL = "manifest.sha256"
LEFT_OUT = {"sessions", "modelsearch", "search"}
BATCH = 500

Model = type[models.Model]


class Unusable(Exception):
    """The backup, or the system that it is to go into, will not do; the sentence says why."""


@dataclass(frozen=True)
class Table:
    """How many rows a table has, and their checksum, whatever their order."""

    rows: int
    checksum: str


def make(file: Path) -> dict[str, Any]:
    """Write the backup, as it is at one moment; gives its manifest. The file appears only once it is whole."""
    draft = file.with_name(f"{file.name}.part")
    with (
        open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw,
        ZipFile(raw, "w", ZIP_DEFLATED) as backup,
    ):
        with _at_one_moment():
            tables = {name: asdict(_write_table(backup, model)) for name, model in tables_of().items()}
            done = _migrations()
        media = {name: _write_file(backup, name) for name in _media()}
        manifest = {"made": timezone.now().isoformat(), "migrations": done, "tables": tables, "media": media}
        text = json.dumps(manifest, indent=1)
        backup.writestr(MANIFEST, text)
        backup.writestr(SEAL, sha256(text.encode()).hexdigest())
    draft.rename(file)
    return manifest


def restore(file: Path) -> dict[str, Any]:
    """Put a backup into an empty system, all of it or nothing; gives its manifest.

    Raises `Unusable` where it is not whole or was altered, was made by another version, or the system is not empty.
    """
    try:
        with ZipFile(file) as backup:
            manifest = check(backup)
            _check_is_empty()
            with transaction.atomic():
                _fill(backup, manifest)
                filing.rebuild()
            for name in manifest["media"]:
                _put(backup, name)
    except (BadZipFile, OSError, EOFError, zlib.error) as error:
        raise Unusable(f"{file} is not a whole backup: {error}") from error
    return manifest


def check(backup: ZipFile) -> dict[str, Any]:
    """Give the manifest of a backup that is whole and as it was made; raises `Unusable`."""
    if not {MANIFEST, SEAL} <= set(backup.namelist()):
        raise Unusable("This is no backup, or its end is missing.")
    text = backup.read(MANIFEST)
    if sha256(text).hexdigest() != backup.read(SEAL).decode():
        raise Unusable("The manifest was altered.")
    manifest: dict[str, Any] = json.loads(text)
    _check_contents(backup, manifest)
    if manifest["migrations"] != _migrations():
        raise Unusable("It was made by another version of Pipeline: restore it with that, then migrate.")
    return manifest


def _check_contents(backup: ZipFile, manifest: dict[str, Any]) -> None:
    for name, expected in manifest["tables"].items():
        with backup.open(f"tables/{name}.jsonl") as lines:
            if asdict(_sum(line.rstrip(b"\n") for line in lines)) != expected:
                raise Unusable(f"The table {name} was altered.")
    for name, checksum in manifest["media"].items():
        if not (_media_root() / name).resolve().is_relative_to(_media_root().resolve()):
            raise Unusable(f"The file {name} would lie outside the folder of files.")
        with backup.open(f"media/{name}") as content:
            if file_digest(content, "sha256").hexdigest() != checksum:  # type: ignore[arg-type]
                raise Unusable(f"The file {name} was altered.")


def tables_of() -> dict[str, Model]:
    """The tables that a backup holds, by name."""
    every = apps.get_models(include_auto_created=True)
    kept = (model for model in every if model._meta.managed and not model._meta.proxy)
    return {model._meta.db_table: model for model in kept if model._meta.app_label not in LEFT_OUT}


@contextmanager
def _at_one_moment() -> Iterator[None]:
    """A transaction that sees what was there at its start."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _migrations() -> list[str]:
    return sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())


def _columns(model: Model) -> list[Any]:
    return list(model._meta.local_concrete_fields)


def _lines(model: Model) -> Iterator[bytes]:
    names = [column.attname for column in _columns(model)]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(BATCH):
        yield json.dumps(row, default=_as_text, ensure_ascii=False).encode()


def _as_text(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    raise TypeError(f"{type(value)} cannot be backed up.")


def _sum(lines: Iterable[bytes]) -> Table:
    rows = total = 0
    for line in lines:
        rows += 1
        # PostgreSQL keeps the keys of JSON in an order of its own.
        alike = json.dumps(json.loads(line), sort_keys=True)
        total += int.from_bytes(sha256(alike.encode()).digest())
    return Table(rows, f"{total % 2**256:064x}")


def _write_table(backup: ZipFile, model: Model) -> Table:
    with backup.open(f"tables/{model._meta.db_table}.jsonl", "w", force_zip64=True) as file:

        def written() -> Iterator[bytes]:
            for line in _lines(model):
                file.write(line + b"\n")
                yield line

        return _sum(written())


def _media_root() -> Path:
    return Path(settings.MEDIA_ROOT)


def _media() -> list[str]:
    root = _media_root()
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def _write_file(backup: ZipFile, name: str) -> str:
    path = _media_root() / name
    backup.write(path, f"media/{name}")
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _check_is_empty() -> None:
    for model in (apps.get_model("activity.Event"), apps.get_model(settings.AUTH_USER_MODEL)):
        if model._base_manager.exists():
            raise Unusable("The database is not empty: restore into a new one, after manage.py migrate.")
    if _media():
        raise Unusable("MEDIA_ROOT is not empty: restore into a new folder.")


def _fill(backup: ZipFile, manifest: dict[str, Any]) -> None:
    tables = tables_of()
    with connection.cursor() as cursor:
        # Constraints between tables are looked at when the transaction ends, so the order does not matter.
        for name in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608 - names of our own tables
        for name, model in tables.items():
            with backup.open(f"tables/{name}.jsonl") as lines:
                _insert(cursor, model, (json.loads(line) for line in lines))
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables.values())):
            cursor.execute(statement)
    connection.check_constraints()
    for name, model in tables.items():
        if asdict(_sum(_lines(model))) != manifest["tables"][name]:
            raise Unusable(f"The table {name} did not arrive as it was; nothing was changed.")


def _insert(cursor: Any, model: Model, rows: Iterator[list[Any]]) -> None:
    columns = _columns(model)
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.column) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - our own names
    for row in rows:
        values = zip(columns, row, strict=True)
        cursor.execute(sql, [_prepared(column, value) for column, value in values])


def _prepared(column: Any, value: Any) -> Any:
    python = value if isinstance(column, models.JSONField) or value is None else column.to_python(value)
    return column.get_db_prep_save(python, connection)


def _put(backup: ZipFile, name: str) -> None:
    place = _media_root() / name
    place.parent.mkdir(parents=True, exist_ok=True)
    with backup.open(f"media/{name}") as content, place.open("xb") as file:
        copyfileobj(content, file)
