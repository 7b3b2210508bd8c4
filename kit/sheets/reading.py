"""Reading a table from the bytes of a file: what they are is told by themselves, not by the name of the file."""

import csv
import io

from django.utils.translation import gettext as _

from kit.sheets.neutral import as_written
from kit.sheets.table import MOST_BYTES, Table, Unreadable, gather, tidy
from kit.sheets.workbook import read_workbook

DELIMITERS = ",;\t"
ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
IS_ZIP = b"PK\x03\x04"
# What begins like this is of Excel before 2007, or a document of another kind.
OTHERS = (
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"<?xml",
    b"<html",
    b"<!DOCTYPE",
)


def read(content: bytes) -> Table:
    """Give the table of a .csv or .xlsx file (its first sheet); raises `Unreadable`."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 2 MB. Bring your list in parts."))
    if content.startswith(OTHERS):
        raise Unreadable(_("This is no list. Save it in your spreadsheet as .xlsx or .csv, then choose it again."))
    return read_workbook(content) if content.startswith(IS_ZIP) else _read_csv(content)


def _read_csv(content: bytes) -> Table:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
    try:
        return Table(gather([as_written(tidy(cell)) for cell in row] for row in rows))
    except csv.Error as error:
        raise Unreadable(
            _("The file cannot be read as a list. Look for a quotation mark that is not closed, or save it as .xlsx.")
        ) from error


def _decoded(content: bytes) -> str:
    """The text of the file: in UTF-8 or UTF-16, else as Windows writes it."""
    for encoding in (ENCODINGS.get(content[:2], "utf-8-sig"), "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("The letters of this file cannot be read. Save it as .xlsx, or as CSV UTF-8."))
