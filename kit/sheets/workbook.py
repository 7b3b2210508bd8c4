"""Reading the first sheet of an .xlsx file."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, time
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from kit.sheets.measures import measure
from kit.sheets.neutral import as_written
from kit.sheets.table import MOST_COLUMNS, Table, Trouble, Unreadable, gather, tidy, too_many_columns


def read_workbook(content: bytes) -> Table:
    """Give the table of the first sheet; raises `Unreadable` for what is damaged, or too large once unpacked."""
    try:
        merged = measure(content)
        with closing(load_workbook(BytesIO(content), read_only=True, keep_links=False)) as book:
            return _read_sheet(book.worksheets[0], merged)
    except Unreadable:
        raise
    except Exception as error:  # a damaged file fails in openpyxl in any way there is
        raise Unreadable(
            _("The file is damaged, or no spreadsheet. Open it in your spreadsheet, save it as .xlsx, and try again.")
        ) from error


def _read_sheet(sheet: Any, merged: dict[str, list[str]]) -> Table:
    # What the file says of its own size is not to be trusted; which part the sheet is, openpyxl does not tell openly.
    sheet.reset_dimensions()
    troubles = [_of_merged(each) for each in merged.get(sheet._worksheet_path, [])]
    return Table(gather(_rows(sheet, troubles)), troubles)


def _rows(sheet: Any, troubles: list[Trouble]) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if len(row) > MOST_COLUMNS:
            raise too_many_columns()
        troubles += [
            Trouble(number, column, str(cell.value), NOT_PLAIN[cell.data_type]())
            for column, cell in enumerate(row)
            if cell.data_type in NOT_PLAIN
        ]
        yield [as_written(tidy(_in_words(cell.value))) for cell in row]


def _of_merged(cells: str) -> Trouble:
    """Of merged cells only the first has a value."""
    column, row, *_last = range_boundaries(cells)
    return Trouble(row or 1, (column or 1) - 1, cells, _("Unmerge these cells, and write the value into each"))


def _in_words(value: Any) -> str:
    """What a cell holds as people write it: days as 2026-03-31, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _formula() -> str:
    return _("This is a formula. Copy the column, and paste it as values")


def _error() -> str:
    return _("The spreadsheet shows an error here. Put it right")


NOT_PLAIN = {"f": _formula, "e": _error}
