"""A clock that is put back, so that what the examples do stands in the past: rows and Events alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, tzinfo
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def days_ago(days: float) -> Iterator[None]:
    """Let the block happen so many days ago, for all that asks Django what time it is.

    Actions take the time from `django.utils.timezone`, and columns have its `now` as default; both read the clock
    through the name `datetime` of that module. Only a command that runs by itself may do this.
    """
    back = timedelta(days=days)

    class PutBack(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # plain, as SQLite takes no other
            return datetime.now(tz) - back

    with patch.object(timezone, "datetime", PutBack):
        yield


def day(days_from_now: int) -> date:
    """The day so many days from today (before it where negative), however far the clock is put back."""
    return datetime.now(timezone.get_default_timezone()).date() + timedelta(days=days_from_now)
