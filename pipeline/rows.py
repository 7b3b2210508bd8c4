"""Rows as text: a line of JSON for each, the same from SQLite and from PostgreSQL; and back again."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models

LEFT_OUT = {"sessions", "modelsearch"}
BATCH = 500

Model = type[models.Model]


@dataclass(frozen=True)
class Table:
    """How many rows a table has, and their checksum, whatever their order."""

    rows: int
    checksum: str


def tables_of() -> dict[str, Model]:
    """The tables that a backup holds, by name."""
    every = apps.get_models(include_auto_created=True)
    kept = (model for model in every if model._meta.managed and not model._meta.proxy)
    # What is derived is made anew from what is restored.
    own = (model for model in kept if not getattr(model, "is_derived", False))
    return {model._meta.db_table: model for model in own if model._meta.app_label not in LEFT_OUT}


def _columns(model: Model) -> list[Any]:
    return list(model._meta.local_concrete_fields)


def lines_of(model: Model) -> Iterator[bytes]:
    """Each row of the table, as a line of JSON."""
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


def sum_of(lines: Iterable[bytes]) -> Table:
    """How many rows these lines are, and their checksum."""
    rows = total = 0
    for line in lines:
        rows += 1
        # PostgreSQL keeps the keys of JSON in an order of its own.
        alike = json.dumps(json.loads(line), sort_keys=True)
        total += int.from_bytes(sha256(alike.encode()).digest())
    return Table(rows, f"{total % 2**256:064x}")


def insert(cursor: Any, model: Model, rows: Iterator[list[Any]]) -> None:
    """Put the rows of such lines into the table."""
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
