"""Personal data: which columns are about people, how a person gets them, and what becomes of them when they leave.

Each room says it of its tables in `<room>/personal.py`, also of those that a library of its own brought along. A test
fails where a column that could tell of somebody is neither held here nor said to tell of nobody.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils.functional import Promise

# These say nothing of anybody by themselves; whose row they stand in is said by another column.
PLAIN = (
    models.IntegerField,
    models.FloatField,
    models.DecimalField,
    models.BooleanField,
    models.DateField,
    models.TimeField,
    models.DurationField,
    models.UUIDField,
)


@dataclass(frozen=True)
class Person:
    """A person as the rows know them: the id of the account, and every address that it has."""

    pk: int
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """Rows about a person, and `what` they are in words to that person.

    `whose` is the way from a row to the person: to their id or, ending in `__iexact`, to an address of theirs. `tells`
    are the columns of words that the person gets, beside numbers, dates and choices; `secret` those that nobody is
    shown. When the account closes the rows are deleted (`goes`), or columns are overwritten (`becomes`); the rest
    stays `because`.
    """

    what: str | Promise
    table: str
    whose: str
    tells: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    goes: bool = False
    becomes: Mapping[str, Any] = field(default_factory=dict)
    because: str = ""

    @property
    def model(self) -> type[models.Model]:
        """The model of the table."""
        return apps.get_model(self.table)

    @property
    def said(self) -> frozenset[str]:
        """The columns that this rule is about."""
        return frozenset({self.whose.split("__")[0], *self.tells, *self.secret, *self.becomes})

    def rows_of(self, person: Person) -> QuerySet[Any]:
        """The rows about this person, in the order in which they came."""
        values = person.addresses if self.whose.endswith("__iexact") else (person.pk,)
        condition = Q(*((self.whose, value) for value in values), _connector=Q.OR) if values else Q(pk__in=[])
        return self.model._base_manager.filter(condition).order_by("pk")


@dataclass(frozen=True)
class ToldOfNobody:
    """Columns that could tell of people, and why they do not."""

    table: str
    columns: frozenset[str]
    because: str


_held: list[Held] = []
_told_of_nobody: list[ToldOfNobody] = []
# What a person has open is settled by the rooms before the account closes, as that person.
settlers: list[Callable[[Any], None]] = []


def hold(*rules: Held) -> None:
    """Say of these rows that they are about people."""
    _held.extend(rules)


def tells_of_nobody(table: str, *columns: str, because: str) -> None:
    """Say of these columns that they tell of nobody."""
    _told_of_nobody.append(ToldOfNobody(table, frozenset(columns), because))


def held() -> tuple[Held, ...]:
    """All rules about rows of people."""
    return tuple(_held)


def told_of_nobody() -> tuple[ToldOfNobody, ...]:
    """All columns that tell of nobody, by table."""
    return tuple(_told_of_nobody)


def could_tell(column: Any) -> bool:
    """Whether a column could tell of somebody: words, files, addresses, data, and what leads to a person's own rows."""
    if column.is_relation:
        return column.related_model._meta.label in {rule.table for rule in _held if rule.goes or rule.whose == "pk"}
    return not (isinstance(column, PLAIN) or column.choices or getattr(column, "enum", None))


def erase(person: Person) -> None:
    """Delete or overwrite all that does not stay of a person, with their files. Call it inside an action."""
    for rule in _held:
        rows = rule.rows_of(person)
        if rule.goes:
            for file in _files(rows):
                transaction.on_commit(lambda file=file: file.storage.delete(file.name))  # type: ignore[misc] # mypy infers no default of a lambda
            rows.delete()
        elif rule.becomes:
            rows.update(**rule.becomes)


def _files(rows: QuerySet[Any]) -> Iterator[Any]:
    names = [column.name for column in rows.model._meta.local_concrete_fields if isinstance(column, models.FileField)]
    return (getattr(row, name) for row in (rows if names else ()) for name in names if getattr(row, name))
