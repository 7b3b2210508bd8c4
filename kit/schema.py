"""Whether the database has the tables that this version knows."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _


def is_current() -> bool:
    """Whether no migration is pending; raises `DatabaseError` where the database does not answer."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def what_is_missing() -> list[str]:
    """Give a line that says what to do where migrations are pending.

    A database that does not answer may be back in a moment: it keeps nothing from starting.
    """
    try:
        return [] if is_current() else [_("The database lacks migrations of this version: run manage.py migrate.")]
    except DatabaseError:
        return []
