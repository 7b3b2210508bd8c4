"""Writing tables into files. What could be taken for a formula is made harmless."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from kit.sheets.neutral import neutral

Rows = Iterable[Sequence[str]]
WIDTH = 24


def write_csv(rows: Rows) -> bytes:
    """Give a .csv file in UTF-8, marked as such so that every spreadsheet knows."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write_workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Give an .xlsx file with these sheets by name; their first rows stay in sight."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for column in range(1, max(map(len, rows)) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = WIDTH
        for row in rows:
            sheet.append([ILLEGAL_CHARACTERS_RE.sub("", neutral(cell)) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
