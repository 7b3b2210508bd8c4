"""From a table to a plan: each row is found, read, merged with what has come since, and checked."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from councils.models import Organisation, User
from kit.sheets import Table
from projects.imports.records import Fault
from projects.lists.checks import wrong_with
from projects.lists.columns import Column, columns_for, flat, record_of
from projects.lists.finding import Finder
from projects.lists.known import KnownProject, known_projects, versions_of
from projects.lists.plan import Plan, Step
from projects.lists.rows import Headings, Row
from projects.merging import merge
from projects.models.record import Says, nothing_said

HANDLES = ("id", "version")


def plan_for(council: Organisation, table: Table, by: User, *, lock: bool = False) -> Plan:
    """Say what this list would do if this person brought it for this council now; `lock` holds its projects still."""
    columns = columns_for(by)
    headings = Headings(table, columns)
    plan = Plan(faults=[*headings.faults, *headings.troubles()])
    if not headings.faults:
        known = known_projects(council, by, lock=lock)
        _Planner(council, by, columns, known, plan).take(list(headings.rows()))
    plan.faults.sort(key=lambda fault: fault.row)
    return plan


class _Planner:
    """Takes rows into a plan, one after the other."""

    def __init__(
        self, council: Organisation, by: User, columns: list[Column], known: list[KnownProject], plan: Plan
    ) -> None:
        self.wrong_with = partial(wrong_with, council=council, by=by)
        self.columns = {column.name: column for column in columns}
        self.finder = Finder(known, self.columns)
        self.plan = plan
        self.nothing = flat(nothing_said(), published=False)

    def take(self, rows: list[Row]) -> None:
        """Put into the plan what these rows do, and what is wrong with them."""
        found = [(row, self.finder.find(row)) for row in rows]
        self.plan.faults += self.finder.faults
        older = versions_of({known.project.pk: number for _row, (known, number) in found if known and number})
        for row, (known, number) in found:
            if row.number in self.finder.lost:
                self.plan.faults += self._read(row, self.nothing, self.nothing, is_new=False)[1]
            else:
                self._plan(row, known, _base(known, number, older) if known else self.nothing)

    def _plan(self, row: Row, known: KnownProject | None, base: Says) -> None:
        """Put into the plan what the row does, or what is wrong with it."""
        now = known.says if known else self.nothing
        mine, faults = self._read(row, now, base, is_new=known is None)
        merged = merge(base, now, mine)
        faults += [self._conflict(row, name, now) for name in sorted(merged.conflicts)]
        final = {**now, **merged.says}
        named = {fault.column for fault in faults}
        wrong = (self._fault(row, name, sentence) for name, sentence in self.wrong_with(known, final))
        faults += [fault for fault in wrong if fault.column not in named]
        self.plan.faults += faults
        if not faults:
            self._add(row, known, now, final)

    def _add(self, row: Row, known: KnownProject | None, now: Says, final: Says) -> None:
        before, after = record_of(now), record_of(final)
        changes = {name: said for name, said in after.items() if before[name] != said}
        publish = final["published"] and not now["published"]
        if known is None:
            self.plan.added.append(Step(row.number, None, changes, before, publish))
        elif changes or publish:
            self.plan.changed.append(Step(row.number, known.project, changes, before, publish))
        else:
            self.plan.same += 1

    def _read(self, row: Row, now: Says, base: Says, *, is_new: bool) -> tuple[Says, list[Fault]]:
        """What the row says by the names of columns, and its cells that will not do."""
        mine: Says = {}
        faults = []
        for column in self._columns_of(row, is_new):
            try:
                mine[column.name] = _said(column, row.cells.get(column.name, ""), now, base, is_new=is_new)
            except ValidationError as error:
                faults.append(self._fault(row, column.name, error.messages[0]))
        return mine, faults

    def _columns_of(self, row: Row, is_new: bool) -> Iterator[Column]:
        for name, column in self.columns.items():
            if name not in HANDLES and (name in row.cells or (is_new and column.needed)):
                yield column

    def _conflict(self, row: Row, name: str, now: Says) -> Fault:
        theirs = self.columns[name].write(now[name])
        sentence = _("Somebody has changed this since you took the list: it says “%(now)s” now. Take the list again")
        return self._fault(row, name, sentence % {"now": theirs})

    def _fault(self, row: Row, name: str, sentence: str) -> Fault:
        return Fault(row.number, self.columns[name].heading, sentence, row.cells.get(name, ""))


def _said(column: Column, text: str, now: Says, base: Says, *, is_new: bool) -> Any:
    """What a cell says. One that stands as it was taken says what was said then, however that is to be read."""
    if not text and column.keeps:
        return base.get(column.name, now[column.name])
    if not is_new:
        for said in (base, now):
            if column.name in said and column.write(said[column.name]) == text:
                return said[column.name]
    return column.read(text)


def _base(known: KnownProject, number: int | None, older: dict[int, Says]) -> Says:
    """What the row began from: an older version, where it names one, else what stands now."""
    if number is None:
        return known.says
    says = older.get(known.project.pk)
    return flat(says, published=known.says["published"]) if says else {}
