"""The rows of a list by the columns they stand in, and what is wrong with its headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from councils.naming import plain
from kit.sheets import Line, Table
from projects.imports.records import Fault
from projects.lists.columns import Column


@dataclass(frozen=True)
class Row:
    """A row: its number, and its cells by the names of columns; a cell that is no plain value is not among them."""

    number: int
    cells: dict[str, str]


class Headings:
    """Which column stands where in a table, and the faults of its first row."""

    def __init__(self, table: Table, columns: Sequence[Column]) -> None:
        self.table = table
        line = table.lines[0]
        known = {plain(word): column for column in columns for word in (column.heading, column.name)}
        self.columns = [known.get(plain(cell)) for cell in line.cells]
        self.faults = [*self._unknown(line), *self._twice(line), *self._missing(line, columns)]

    def rows(self) -> Iterator[Row]:
        """The rows below the headings."""
        spoilt = {(trouble.number, trouble.column) for trouble in self.table.troubles}
        for line in self.table.lines[1:]:
            cells = [*line.cells, *[""] * (len(self.columns) - len(line.cells))]
            placed = enumerate(zip(self.columns, cells, strict=False))
            yield Row(line.number, {c.name: cell for at, (c, cell) in placed if c and (line.number, at) not in spoilt})

    def troubles(self) -> Iterator[Fault]:
        """The cells that are no plain values, and those under no heading, as faults."""
        for trouble in self.table.troubles:
            yield Fault(trouble.number, self._named(trouble.column), trouble.sentence, trouble.says)
        for line in self.table.lines[1:]:
            for cell in filter(None, line.cells[len(self.columns) :]):
                yield Fault(line.number, "", _("This stands under no heading. Take it out"), cell)

    def _named(self, place: int) -> str:
        column = self.columns[place] if place < len(self.columns) else None
        return column.heading if column else ""

    def _unknown(self, line: Line) -> Iterator[Fault]:
        for column, cell in zip(self.columns, line.cells, strict=True):
            if column is None and (cell or self._holds_anything(line.cells.index(cell))):
                yield Fault(line.number, cell, _("This is no column of such lists. Rename it, or take it out"))

    def _holds_anything(self, place: int) -> bool:
        return any(place < len(line.cells) and line.cells[place] for line in self.table.lines[1:])

    def _twice(self, line: Line) -> Iterator[Fault]:
        for place, column in enumerate(self.columns):
            if column and column in self.columns[:place]:
                yield Fault(line.number, column.heading, _("This column stands here twice. Take one out"))

    def _missing(self, line: Line, columns: Sequence[Column]) -> Iterator[Fault]:
        """Without ids every row may be a new project, which needs these."""
        if any(column and column.name == "id" for column in self.columns):
            return
        for column in columns:
            if column.needed and column not in self.columns:
                yield Fault(line.number, column.heading, _("This column is missing. Add it"))
