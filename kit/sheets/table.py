"""What a table of a file holds, and how much it may."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from kit.refusals import Refused

MOST_BYTES = 2_000_000
MOST_LINES = 5_000
MOST_COLUMNS = 60
MOST_LETTERS = 8_000_000


class Unreadable(Refused):
    """The file is no table that can be read; the sentence says what to do. It stands beside the field `file`."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, field="file")


@dataclass(frozen=True)
class Line:
    """A row that is not blank: its number as a spreadsheet counts, from 1, and its cells, stripped."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Trouble:
    """A cell that is no plain value, a formula for example: where it is (from 1 and 0), what it says, what to do."""

    number: int
    column: int
    says: str
    sentence: str


@dataclass(frozen=True)
class Table:
    """The lines of a file, the headings first, and the cells that are no plain values."""

    lines: list[Line]
    troubles: list[Trouble] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The table as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Table":
        """The table that `as_data` wrote."""
        return cls([Line(**line) for line in data["lines"]], [Trouble(**each) for each in data["troubles"]])


def gather(rows: Iterable[list[str]]) -> list[Line]:
    """Give the lines of all rows but blank ones; raises `Unreadable` beyond the limits, without reading on."""
    lines = [Line(number, cells) for number, cells in enumerate(_within_limits(rows), start=1) if any(cells)]
    if not lines:
        raise Unreadable(_("The file is empty. Choose a file with headings in its first row."))
    return lines


def _within_limits(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    letters = 0
    for number, cells in enumerate(rows):
        letters += sum(map(len, cells))
        if number > MOST_LINES:
            raise too_many_lines()
        if len(cells) > MOST_COLUMNS:
            raise too_many_columns()
        if letters > MOST_LETTERS:
            raise Unreadable(_("The file holds too much text. Bring your list in parts."))
        yield cells


def too_many_lines() -> Unreadable:
    """The refusal of a table that is too long."""
    return Unreadable(
        _("The file has more than %(most)d rows. Delete the empty rows below your list, or bring it in parts.")
        % {"most": MOST_LINES}
    )


def too_many_columns() -> Unreadable:
    """The refusal of a table that is too wide."""
    return Unreadable(
        _("The file has more than %(most)d columns. Delete the columns to the right of your list.")
        % {"most": MOST_COLUMNS}
    )


def tidy(words: str) -> str:
    """Give the words of a cell with one kind of line break, and no space around them."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()
