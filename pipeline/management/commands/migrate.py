"""Django's `migrate`, in a hurry on PostgreSQL: a site that is in use is never held up for long."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

# A statement that waits longer for its lock would make every request queue up behind it; it is tried again later.
LIMITS = {"lock_timeout": "4s", "statement_timeout": "5s"}


class Command(migrate.Command):
    """Take no lock for longer than requests can wait; what cannot be had is an error, and nothing is half done."""

    def handle(self, *args: Any, database: str, **options: Any) -> None:
        """Migrate within the limits, which end with the command."""
        connection = connections[database]
        if connection.vendor != "postgresql":
            super().handle(*args, database=database, **options)
            return
        with connection.cursor() as cursor:
            for name, value in LIMITS.items():
                cursor.execute(f"SET {name} = '{value}'")
        try:
            super().handle(*args, database=database, **options)
        finally:
            with connection.cursor() as cursor:
                for name in LIMITS:
                    cursor.execute(f"RESET {name}")
