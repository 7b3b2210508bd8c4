"""SQLite's full text, FTS5, in the site's own database."""

from collections.abc import Sequence

from django.db import connection

from search.engines.full_text import Found
from search.language.question import Question, Way
from search.language.ranking import FIELDS

# The order of columns is that of the table (`search/tables.py`).
COLUMNS = ("title", "tags", "summary", "council", "body", "initials")
WEIGHTS = ", ".join(str(FIELDS[column][0]) for column in COLUMNS)
SELECT = f"SELECT rowid, bm25(search_text, {WEIGHTS}) FROM search_text WHERE search_text MATCH %s"  # noqa: S608 - our own


class Sqlite:
    """See `search.engines.full_text.FullText`."""

    def complete(self, question: Question) -> list[Found]:
        """Give the texts that say every part of a question."""
        return _rows(_all_of(question))

    def named(self, question: Question) -> list[Found]:
        """Give the texts whose title or tags say every part of a question."""
        return _rows(f"{{title tags}} : ({_all_of(question)})")

    def partial(self, question: Question) -> list[Found]:
        """Give the texts that say a part of a question or more."""
        return _rows(_any_of(question.ways))


def _rows(expression: str) -> list[Found]:
    with connection.cursor() as cursor:
        cursor.execute(SELECT, [expression])
        # A rank of FTS5 is the lower the better.
        return [(pk, -rank) for pk, rank in cursor.fetchall()]


def _all_of(question: Question) -> str:
    return " AND ".join(f"({_any_of(ways)})" for ways in question.parts())


def _any_of(ways: Sequence[Way]) -> str:
    return " OR ".join(f'"{" ".join(way.stems)}"' for way in ways)
