"""The table of texts as each database has it."""

from typing import Any

from django.db import DatabaseError, connection, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE VIRTUAL TABLE search_text USING fts5(
    title, tags, summary, council, body, initials,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co'"
)
"""
# The weights are A to D, the largest first. No phrase reaches from one field into the next: each ends with what is no
# stem.
POSTGRESQL = """
ALTER TABLE search_text ADD COLUMN terms tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', tags), 'B')
    || setweight(to_tsvector('simple', council), 'B') || setweight(to_tsvector('simple', initials), 'B')
    || setweight(to_tsvector('simple', summary), 'C') || setweight(to_tsvector('simple', body), 'D')
) STORED
"""
INDEX = "CREATE INDEX search_text_terms ON search_text USING gin (terms)"


class CreateTexts(migrations.CreateModel):
    """Make the table of texts: one of FTS5 on SQLite, one with a `tsvector` on PostgreSQL."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Make it."""
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(SQLITE)
            return
        super().database_forwards(app_label, schema_editor, from_state, to_state)
        schema_editor.execute(POSTGRESQL)
        schema_editor.execute(INDEX)


def are_sound() -> bool:
    """Whether the full text of SQLite agrees with what it is made of; PostgreSQL's does by its nature."""
    try:
        _tell_fts5("integrity-check")
    except DatabaseError:
        return False
    return True


def make_sound() -> None:
    """Have SQLite make its full text anew of what it is made of."""
    _tell_fts5("rebuild")


def _tell_fts5(what: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text(search_text) VALUES (%s)", [what])
