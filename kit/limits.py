"""Limits: how often something may be tried in a stretch of time.

What guesses at secrets is counted in the database (`spend`). One statement counts a try and gives the number, so that
of many at once no more than the limit get through, whichever cache is configured and however many processes serve the
site (ASVS 5.0, 6.3.1). What only reads is counted in the cache (`pace`): it writes nothing.
"""

import time
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from kit.models import Tally
from kit.refusals import Refusal

# SQLite (from 3.35) and PostgreSQL both know it. The stretch begins with its first try.
COUNT = f"""
    INSERT INTO {Tally._meta.db_table} AS tally (key, count, until) VALUES (%(key)s, 1, %(end)s)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN tally.until <= %(now)s THEN 1 ELSE tally.count + 1 END,
        until = CASE WHEN tally.until <= %(now)s THEN %(end)s ELSE tally.until END
    RETURNING count, until
"""  # noqa: S608 - the name of our own table


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds."""

    times: int
    seconds: int


class TooOften(Refusal):
    """It was tried too often; answered by a page with status 429 that says in how many `seconds` to try again."""

    def __init__(self, seconds: int) -> None:
        minutes = max(1, -(-seconds // 60))
        super().__init__(
            ngettext("Wait a minute, then try again.", "Wait %(minutes)s minutes, then try again.", minutes)
            % {"minutes": minutes}
        )
        self.seconds = seconds


def spend(what: str, limit: Limit) -> None:
    """Count one try of `what`; raises `TooOften` beyond the limit. Call it outside a transaction that may fail."""
    now = int(time.time())
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": _key(what), "now": now, "end": now + limit.seconds})
        [(count, until)] = cursor.fetchall()
    if count > limit.times:
        raise TooOften(until - now)


def pace(what: str, limit: Limit) -> None:
    """Count one use of `what`; raises `TooOften` beyond the limit, until the stretch of time ends.

    Each process of the server counts its own: several together let several times as many through (ASVS 5.0, 2.4.1).
    """
    stretch, gone = divmod(int(time.time()), limit.seconds)
    key = f"pace-{stretch}-{_key(what)}"
    cache.add(key, 0, limit.seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # the cache was full, and let it go
        return
    if count > limit.times:
        raise TooOften(limit.seconds - gone)


def forgive(what: str) -> None:
    """Forget the tries of `what`: it has succeeded."""
    Tally.objects.filter(key=_key(what)).delete()


def sweep() -> None:
    """Delete what no longer counts."""
    Tally.objects.filter(until__lte=int(time.time())).delete()


def _key(what: str) -> str:
    return salted_hmac("kit.limits", what, algorithm="sha256").hexdigest()
