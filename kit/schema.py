"""Whether what this version needs is there: the tables of the database, and what else a room names."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from kit.registry import Registry

# What a room needs: each gives a line for what is missing, that says what to do. What does not answer is not missing.
needs: Registry[Callable[[], list[str]]] = Registry("need")


def is_current() -> bool:
    """Whether no migration is pending; raises `DatabaseError` where the database does not answer."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def what_is_missing() -> list[str]:
    """Give a line that says what to do where migrations are pending, or what a room needs is not there.

    A database that does not answer may be back in a moment: it keeps nothing from starting.
    """
    try:
        if not is_current():
            return [_("The database lacks migrations of this version: run manage.py migrate.")]
    except DatabaseError:
        return []
    return [line for missing in needs for line in missing()]
