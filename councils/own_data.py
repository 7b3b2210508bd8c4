"""All that the site holds about a person, for that person: as a page to read, and as a file to take along."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from councils.models import User, known_as
from kit.personal import Held, could_tell, held


@dataclass(frozen=True)
class Value:
    """What a column says: its name in the file, its name on the page, and the value."""

    column: str
    label: str
    value: Any

    @property
    def words(self) -> str:
        """The value as the page says it."""
        if self.value is None or self.value == "":
            return "–"
        if isinstance(self.value, bool):
            return _("Yes") if self.value else _("No")
        return str(localize(localtime(self.value) if isinstance(self.value, datetime) else self.value))


@dataclass(frozen=True)
class Section:
    """What there is of one kind: in words, where it stands, and the rows, oldest first."""

    what: str
    table: str
    rows: list[list[Value]]

    def as_data(self) -> dict[str, Any]:
        """The same for the file."""
        rows = [{each.column: each.value for each in row} for row in self.rows]
        return {"what": self.what, "table": self.table, "rows": rows}


def sections_of(user: User) -> Iterator[Section]:
    """All that is held about this person, and nothing about anybody else, by kind; kinds of which there is nothing are
    left out."""
    person = known_as(user)
    for rule in held():
        columns = _columns(rule)
        # None at all: not, as without an argument, everything.
        leading = [column.name for column in columns if column.is_relation] or [None]
        rows = [[_value(row, column) for column in columns] for row in rule.rows_of(person).select_related(*leading)]
        if rows:
            yield Section(str(rule.what), rule.table, rows)


def _columns(rule: Held) -> list[Any]:
    """The columns that the person gets. What leads to people is left out: it may lead to others."""
    columns = rule.model._meta.local_concrete_fields
    return [column for column in columns if not could_tell(column) or column.name in rule.tells]


def _value(row: models.Model, column: Any) -> Value:
    return Value(column.name, capfirst(column.verbose_name), _say(row, column))


def _say(row: models.Model, column: Any) -> Any:
    """The value, in words where it has some. What it leads to is told by its name, where that is for all, or number."""
    if column.choices:
        return str(getattr(row, f"get_{column.name}_display")())
    value = getattr(row, column.attname)
    if column.is_relation and value is not None:
        return getattr(getattr(row, column.name), "name", value)
    return str(value) if isinstance(column, models.FileField) else value
