"""A backup: everything that the site holds, in one file, the same from SQLite and from PostgreSQL.

It is a zip: a line of JSON for each row (`tables/`), the files that people gave (`media/`), and a manifest with counts
and checksums (SHA-256), which comes last, sealed with `SECRET_KEY`. Sessions are left out, and what searches read,
which is made anew.
"""

import json
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from pipeline.rows import Model, Table, insert, lines_of, sum_of, tables_of
from search.index import filing

MANIFEST = "manifest.json"
SEAL = "manifest.seal"


class Unusable(Exception):
    """The backup, or the system that it is to go into, will not do; the sentence says why."""


def make(file: Path) -> dict[str, Any]:
    """Write the backup, as it is at one moment; gives its manifest. The file appears only once it is whole."""
    draft = file.with_name(f"{file.name}.part")
    try:
        manifest = _write(draft)
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _write(draft: Path) -> dict[str, Any]:
    with (
        open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw,
        ZipFile(raw, "w", ZIP_DEFLATED) as backup,
    ):
        with _at_one_moment():
            tables = {name: asdict(_write_table(backup, model)) for name, model in tables_of().items()}
            done = _migrations()
        media = dict(_write_files(backup))
        manifest = {"made": timezone.now().isoformat(), "migrations": done, "tables": tables, "media": media}
        text = json.dumps(manifest, indent=1).encode()
        backup.writestr(MANIFEST, text)
        backup.writestr(SEAL, seals(text)[0])
    return manifest


def seals(manifest: bytes) -> list[str]:
    """Give the seals that this manifest may bear: that of `SECRET_KEY`, and those of the keys from before."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac("pipeline.backup", manifest, secret=key, algorithm="sha256").hexdigest() for key in keys]


def restore(file: Path, *, finish: Callable[[], None] = lambda: None) -> dict[str, Any]:
    """Put a backup into an empty system and `finish`, all of it or nothing; gives its manifest.

    Raises `Unusable` where it is not whole or was altered, was made by another version or with another key, cannot be
    written here, or the system is not empty.
    """
    with _opened(file) as backup:
        manifest = check(backup)
        _check_is_empty()
        with _all_files_or_none(), transaction.atomic():
            _fill(backup, manifest)
            filing.rebuild()
            for name in manifest["media"]:
                _put(backup, name)
            finish()
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as backup:
            yield backup
    except (BadZipFile, OSError, EOFError, zlib.error) as error:
        raise Unusable(f"{file} cannot be restored, and nothing was changed: {error}") from error


@contextmanager
def _all_files_or_none() -> Iterator[None]:
    """Empty the folder of files again, as it was, where anything goes wrong."""
    try:
        yield
    except BaseException:
        # What lies in a folder sorts after it.
        for path in sorted(_media_root().rglob("*"), reverse=True):
            with suppress(OSError):  # the error that led here says more
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def check(backup: ZipFile) -> dict[str, Any]:
    """Give the manifest of a backup that is whole and as it was made; raises `Unusable`."""
    if not {MANIFEST, SEAL} <= set(backup.namelist()):
        raise Unusable("This is no backup, or its end is missing.")
    text = backup.read(MANIFEST)
    if not any(constant_time_compare(backup.read(SEAL), seal) for seal in seals(text)):
        raise Unusable("The manifest was altered, or made with another SECRET_KEY: set that, or SECRET_KEY_FALLBACKS.")
    manifest: dict[str, Any] = json.loads(text)
    _check_contents(backup, manifest)
    if manifest["migrations"] != _migrations():
        raise Unusable("It was made by another version of Pipeline: restore it with that, then migrate.")
    return manifest


def _check_contents(backup: ZipFile, manifest: dict[str, Any]) -> None:
    for name, expected in manifest["tables"].items():
        with backup.open(f"tables/{name}.jsonl") as lines:
            if asdict(sum_of(line.rstrip(b"\n") for line in lines)) != expected:
                raise Unusable(f"The table {name} was altered.")
    for name, checksum in manifest["media"].items():
        if not (_media_root() / name).resolve().is_relative_to(_media_root().resolve()):
            raise Unusable(f"The file {name} would lie outside the folder of files.")
        with backup.open(f"media/{name}") as content:
            if file_digest(content, "sha256").hexdigest() != checksum:  # type: ignore[arg-type] # it reads, which is enough
                raise Unusable(f"The file {name} was altered.")


@contextmanager
def _at_one_moment() -> Iterator[None]:
    """A transaction that sees what was there at its start, and lets others write meanwhile."""
    with _reading(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@contextmanager
def _reading() -> Iterator[None]:
    """Let transactions begin without SQLite's write lock, which they else take first; PostgreSQL has none."""
    connection.ensure_connection()  # which reads the setting
    before = getattr(connection, "transaction_mode", None)
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined] # SQLite's alone
    try:
        yield
    finally:
        connection.transaction_mode = before  # type: ignore[attr-defined] # SQLite's alone


def _migrations() -> list[str]:
    return sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())


def _write_table(backup: ZipFile, model: Model) -> Table:
    with backup.open(f"tables/{model._meta.db_table}.jsonl", "w", force_zip64=True) as file:

        def written() -> Iterator[bytes]:
            for line in lines_of(model):
                file.write(line + b"\n")
                yield line

        return sum_of(written())


def _media_root() -> Path:
    return Path(settings.MEDIA_ROOT)


def _media() -> list[str]:
    root = _media_root()
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def _write_files(backup: ZipFile) -> Iterator[tuple[str, str]]:
    """Write the files, and give the name and the checksum of each; one that is deleted meanwhile is left out."""
    for name in _media():
        with suppress(FileNotFoundError), (_media_root() / name).open("rb") as content:
            yield name, _write_file(backup, name, content)


def _write_file(backup: ZipFile, name: str, content: BinaryIO) -> str:
    with backup.open(f"media/{name}", "w", force_zip64=True) as copy:
        copyfileobj(content, copy)
    content.seek(0)
    return file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type] # it reads, which is enough


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
                insert(cursor, model, (json.loads(line) for line in lines))
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables.values())):
            cursor.execute(statement)
    connection.check_constraints()
    # A fresh system may have numbered them otherwise.
    ContentType.objects.clear_cache()
    for name, model in tables.items():
        if asdict(sum_of(lines_of(model))) != manifest["tables"][name]:
            raise Unusable(f"The table {name} did not arrive as it was; nothing was changed.")


def _put(backup: ZipFile, name: str) -> None:
    place = _media_root() / name
    place.parent.mkdir(parents=True, exist_ok=True)
    with backup.open(f"media/{name}") as content, place.open("xb") as file:
        copyfileobj(content, file)
