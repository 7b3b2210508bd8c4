"""Which data about people is kept: docs/reference/data-kept.md, made from the rooms' registers."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand

from activity.retention import terms
from kit.personal import Held, held

INTRODUCTION = """# What is kept about people

Made by `make reference` from the registers of the rooms (`personal.py`, `retention.py`); tests compare them, and fail
where a column that could tell of somebody has no rule.

## For how long

A sweep of the worker erases each, once a day or more often. What is not named stays until the account closes, or as
long as the site.

| What | For | Counted from |
| --- | --- | --- |
"""
ABOUT_COLUMNS = """
## What a person gets, and what becomes of it

A person gets these columns at `/account/data/`, beside the numbers, dates and choices of the row. When they close the
account, whole rows go or columns are overwritten; the row of the account itself stays and names nobody.

| What | Table, by column | In words | When the account closes |
| --- | --- | --- | --- |
"""
DAY = timedelta(days=1)


class Command(BaseCommand):
    """Write to the standard output; `make reference` puts it in place."""

    help = "Describe, in Markdown, which data about people is kept, for how long, and what becomes of it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write both tables."""
        self.stdout.write(INTRODUCTION + "".join(_terms()) + ABOUT_COLUMNS + "".join(map(_row, held())), ending="")


def _terms() -> Iterator[str]:
    for each in sorted(terms().values(), key=lambda each: each.term):
        yield f"| {each.what} | {_length(each.term)} | {each.since} |\n"


def _length(term: timedelta) -> str:
    number, unit = (term // DAY, "day") if term >= DAY else (int(term.total_seconds() // 3600), "hour")
    return f"{number} {unit}" + ("" if number == 1 else "s")


def _row(rule: Held) -> str:
    columns = ", ".join(f"`{name}`" for name in rule.tells) or "–"
    return f"| {rule.what} | `{rule.table}`, `{rule.whose}` | {columns} | {_ending(rule)} |\n"


def _ending(rule: Held) -> str:
    if rule.goes:
        return "The rows go."
    overwritten = ", ".join(f"`{name}`" for name in rule.becomes)
    return (f"Overwritten: {overwritten}. " if overwritten else "Stays. ") + rule.because.capitalize().rstrip(".") + "."
