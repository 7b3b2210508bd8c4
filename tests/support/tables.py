"""What the database holds, to be compared with what it holds later."""

from collections.abc import Iterable

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from activity.guard import ROOMS


def everything() -> dict[str, list[tuple]]:
    """All rows of our tables, but for what is different each time by nature: keys of jobs, hashes of passwords, and
    tables that are made from others."""
    tables = {
        model._meta.db_table
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        if not getattr(model, "is_derived", False)
    }
    with connection.cursor() as cursor:
        return {name: rows_of(cursor, name) for name in sorted(tables)}


def rows_of(cursor, name: str) -> list[tuple]:
    quoted = ", ".join(f'"{column}"' for column in columns_of(cursor, name))
    cursor.execute(f'SELECT {quoted} FROM "{name}"')  # noqa: S608 - names of our own tables
    return sorted(cursor.fetchall(), key=repr)


def columns_of(cursor, name: str) -> list[str]:
    """The columns that are compared, asked for once: a table keeps its shape while tests run."""
    if name not in _columns:
        shown = connection.introspection.get_table_description(cursor, name)
        _columns[name] = [column.name for column in shown if column.name not in {"password", "sealed"}]
    return _columns[name]


_columns: dict[str, list[str]] = {}


def number_on() -> None:
    """Have new rows numbered on from those that are there: PostgreSQL does not take numbers back with a rollback."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)


def found_in_database(words: Iterable[str]) -> set[tuple[str, str]]:
    """Where in all tables of the schema, also of the index, any of these words stands, in whichever column."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            text = "\n".join(str(row) for row in cursor).lower()
            found |= {(table, word) for word in words if word.lower() in text}
    return found
