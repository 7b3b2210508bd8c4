"""PostgreSQL's full text, in the site's own database."""

from collections.abc import Sequence

from django.db import connection

from search.engines.full_text import Found
from search.language.question import Question, Way

# Of the labels D to A (`search/tables.py`): as near to the weights of `search.language.ranking` as four can be.
WEIGHTS = "{0.1, 0.4, 0.5, 1.0}"
PHRASE = "phraseto_tsquery('simple', %s)"


class Postgresql:
    """See `search.engines.full_text.FullText`."""

    def complete(self, question: Question) -> list[Found]:
        """Give the texts that say every part of a question."""
        return _rows(question, question.parts())

    def named(self, question: Question) -> list[Found]:
        """Give the texts whose title, tags, council or initials say every part of a question."""
        return _rows(question, question.parts(), named=True)

    def partial(self, question: Question) -> list[Found]:
        """Give the texts that say a part of a question or more."""
        return _rows(question, [question.ways])


def _rows(question: Question, parts: Sequence[Sequence[Way]], *, named: bool = False) -> list[Found]:
    """The texts that say one of the ways of each part, with a rank that counts how much each way tells.

    Where they are to be `named` so, what the index finds is looked at once more, without summary and body.
    """
    ranks = " + ".join([f"%s * ts_rank('{WEIGHTS}', terms, {PHRASE})"] * len(question.ways))
    match = " && ".join(f"({' || '.join([PHRASE] * len(ways))})" for ways in parts)
    ranked = [each for way in question.ways for each in (question.weight_of(way), " ".join(way.stems))]
    matched = [" ".join(way.stems) for ways in parts for way in ways]
    where, values = f"terms @@ ({match})", [*ranked, *matched]
    if named:
        where, values = f"{where} AND ts_filter(terms, '{{a,b}}') @@ ({match})", [*values, *matched]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, {ranks} FROM search_text WHERE {where}", values)  # noqa: S608 - places alone
        return list(cursor.fetchall())
