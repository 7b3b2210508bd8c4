"""What an entry says, as an engine searches it."""

from django.db import models


class Text(models.Model):
    """The stems of an entry's words by field, with spaces between (`search/language/words.py`), and the initials of
    what its short fields say.

    On SQLite it is a table of FTS5, whose key is its `rowid`; on PostgreSQL one with a further column `terms`, made of
    the others.
    """

    is_derived = True

    entry = models.BigIntegerField(primary_key=True, db_column="rowid")
    title = models.TextField()
    tags = models.TextField()
    summary = models.TextField()
    council = models.TextField()
    body = models.TextField()
    initials = models.TextField()

    class Meta:
        db_table = "search_text"

    def __str__(self) -> str:
        return str(self.entry)
