"""Counts: how often something happened on each day, without who or where.

One statement counts, so that of many at once none is lost. No Event tells of it: nothing on any page depends on it.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from kit.models import Count

KEPT = timedelta(days=400)
# SQLite (from 3.24) and PostgreSQL both know it.
ADD = f"""
    INSERT INTO {Count._meta.db_table} AS counted (what, day, number) VALUES (%s, %s, 1)
    ON CONFLICT (what, day) DO UPDATE SET number = counted.number + 1
"""  # noqa: S608 - the name of our own table


def add(what: str) -> None:
    """Count that it happened, today."""
    with connection.cursor() as cursor:
        cursor.execute(ADD, [what, timezone.localdate()])


def in_days(whats: Collection[str], days: int) -> Mapping[str, int]:
    """How often each of these happened in so many days, today among them."""
    since = timezone.localdate() - timedelta(days=days - 1)
    rows = Count.objects.filter(what__in=whats, day__gte=since).values_list("what").annotate(Sum("number"))
    return dict.fromkeys(whats, 0) | dict(rows.order_by())


def sweep() -> None:
    """Delete what is past its term."""
    Count.objects.filter(day__lte=timezone.localdate() - KEPT).delete()
