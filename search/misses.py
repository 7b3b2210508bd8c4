"""Counting what people look for and do not find, for those who keep the words that search knows."""

import logging
import re
from dataclasses import dataclass
from datetime import timedelta

from django.db import Error, connection
from django.utils import timezone

from search.enums import MissKind
from search.finding import Results
from search.models import Miss
from search.query import Query

log = logging.getLogger(__name__)

KEPT = timedelta(days=90)
# Beyond so many no new one is kept: a machine may ask anything.
MOST = 5_000
# An address, a number of a telephone, a house or a case: what is not asked of all councils.
TELLS_OF_SOMEBODY = re.compile(r"@|\d[\d\s-]{4,}")
# SQLite (from 3.35) and PostgreSQL both know it.
COUNT = f"""
    INSERT INTO {Miss._meta.db_table} AS miss (words, kind, meant, times, asked_at)
    SELECT %(words)s, %(kind)s, %(meant)s, 1, %(asked_at)s
    WHERE (SELECT COUNT(*) FROM {Miss._meta.db_table}) < %(most)s
        OR EXISTS (SELECT 1 FROM {Miss._meta.db_table} WHERE words = %(words)s AND kind = %(kind)s)
    ON CONFLICT (words, kind) DO UPDATE SET
        times = miss.times + 1, meant = excluded.meant, asked_at = excluded.asked_at
"""  # noqa: S608 - the name of our own table


@dataclass(frozen=True)
class Missed:
    """A question, how it was missed, and what was looked for instead."""

    words: str
    kind: MissKind
    meant: str = ""


def missed(query: Query, results: Results) -> Missed | None:
    """Say how a question without filters was missed, if it was."""
    words = query.words.casefold()
    if not results.understood.question or any(query.filters.values()) or TELLS_OF_SOMEBODY.search(words):
        return None
    if results.understood.is_corrected:
        return Missed(words, MissKind.CORRECTED, results.understood.meant)
    return Missed(words, MissKind.NOTHING) if not (results.total and results.complete) else None


def count(what: Missed) -> None:
    """Count it. A database that is busy or away costs the count, not the page."""
    values = vars(what) | {"asked_at": timezone.now(), "most": MOST}
    try:
        with connection.cursor() as cursor:
            cursor.execute(COUNT, values)
    except Error:
        log.info("a missed question was not counted")


def forget() -> None:
    """Delete what nobody has asked for a while."""
    Miss.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()
