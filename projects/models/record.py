"""What a project says, as plain data by name: what versions keep, and what two editors are compared by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from django.db import models

from projects.models.phase_dates import PhaseDates
from projects.models.project import Project
from projects.models.service import Service
from projects.models.wanted_role import WantedRole

Says = dict[str, Any]
Row = TypeVar("Row", bound=models.Model)

COLUMNS = (
    "title",
    "summary",
    "phase",
    "service_group",
    "problem",
    "why",
    "users",
    "openness",
    "would_help",
    "councils_wanted",
    "pounds_wanted",
    "budget",
    "technologies",
    "principles",
    "audience",
    "state",
    "state_reason",
)

# What people write: of a change in it an Event says only that it changed.
FREE_TEXT = frozenset(
    {"title", "summary", "problem", "why", "users", "would_help", "technologies", "state_reason", "wanted_roles"}
)


@dataclass(frozen=True)
class Part:
    """What a project says in rows of another table: how it is read as data, and put in place of what is there."""

    read: Callable[[Project], list[Any]]
    put: Callable[[Project, list[Any]], None]


def says_of(project: Project) -> Says:
    """All that the project says now. Of many, have `PARTS` prefetched."""
    return {**_columns_of(project), **{name: part.read(project) for name, part in PARTS.items()}}


def nothing_said() -> Says:
    """What a new project says before anybody has said anything."""
    return {**_columns_of(Project()), **{name: [] for name in PARTS}}


def as_data(name: str, value: Any) -> Any:
    """What somebody answers, as `says_of` writes it."""
    if name in PARTS:
        return value
    column = _column(name)
    if isinstance(value, models.Model):
        value = value.pk
    return value if isinstance(column, models.JSONField) else column.get_prep_value(column.to_python(value))


def put(project: Project, says: Mapping[str, Any]) -> None:
    """Put what was said into the project: columns on the row (not saved), parts into their tables."""
    for name, value in says.items():
        if name in PARTS:
            PARTS[name].put(project, value)
        else:
            column = _column(name)
            setattr(project, column.attname, column.to_python(value))


def _columns_of(project: Project) -> Says:
    return {name: as_data(name, getattr(project, _column(name).attname)) for name in COLUMNS}


def _column(name: str) -> "models.Field[Any, Any]":
    return cast("models.Field[Any, Any]", Project._meta.get_field(name))


def _read_dates(project: Project) -> list[Any]:
    return [[each.phase, _iso(each.start), _iso(each.end), each.estimated] for each in _in_order(project.phase_dates)]


def _put_dates(project: Project, dates: list[Any]) -> None:
    project.phase_dates.all().delete()
    PhaseDates.objects.bulk_create(
        PhaseDates(project=project, phase=phase, start=_day(start), end=_day(end), estimated=estimated)
        for phase, start, end, estimated in dates
    )


def _read_roles(project: Project) -> list[Any]:
    return [[each.name, each.length, each.time] for each in _in_order(project.wanted_roles)]


def _put_roles(project: Project, roles: list[Any]) -> None:
    project.wanted_roles.all().delete()
    WantedRole.objects.bulk_create(
        WantedRole(project=project, name=name, length=length, time=time) for name, length, time in roles
    )


def _read_builds_on(project: Project) -> list[Any]:
    return [each.pk for each in _in_order(project.builds_on)]


def _put_builds_on(project: Project, ids: list[Any]) -> None:
    project.builds_on.set(Project.objects.filter(pk__in=ids))


def _read_services(project: Project) -> list[Any]:
    return [each.pk for each in _in_order(project.services)]


def _put_services(project: Project, ids: list[Any]) -> None:
    project.services.set(Service.objects.filter(pk__in=ids))


def _in_order(rows: "models.Manager[Row]") -> list[Row]:
    """Rows of another table in the order of their ids, with no query where they are prefetched."""
    return sorted(rows.all(), key=lambda row: row.pk)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


PARTS = {
    "services": Part(_read_services, _put_services),
    "phase_dates": Part(_read_dates, _put_dates),
    "builds_on": Part(_read_builds_on, _put_builds_on),
    "wanted_roles": Part(_read_roles, _put_roles),
}
