"""Measuring an .xlsx file before it is parsed: whoever made it may mean harm.

No part of a zip file gives more than it declares, so what they declare bounds the work; the elements are counted by a
parser that keeps nothing and stops at the first that is too many.
"""

import re
import zipfile
from io import BytesIO
from xml.parsers import expat

from django.utils.translation import gettext as _

from kit.sheets.table import MOST_COLUMNS, Unreadable, too_many_columns, too_many_lines
from kit.sheets.table import MOST_LINES as MOST_ROWS

MOST_PARTS = 200
MOST_UNPACKED = 20_000_000
MOST_ELEMENTS = 400_000
MOST_OTHER_ELEMENTS = 50_000
OF_CELLS = frozenset({"row", "c", "v", "is", "si", "t"})
# Parts other than the sheets and their words are read whole, however little of them is needed.
MOST_UNPACKED_ELSE = 1_000_000
MOST_TAGS_ELSE = 40_000
LONG_PARTS = re.compile(r"xl/(worksheets/[^/]+|sharedStrings)\.xml")


class _Count:
    """Counts the elements of a sheet, its rows and the cells of each, and notes which cells are merged."""

    def __init__(self) -> None:
        self.elements = self.others = self.rows = self.cells = 0
        self.merged: list[str] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Count an element that begins; raises `Unreadable` for one too many."""
        name = tag.rpartition(" ")[2]
        self.elements += 1
        self.others += name not in OF_CELLS
        if name == "row":
            self.rows, self.cells = self.rows + 1, 0
        elif name == "c":
            self.cells += 1
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))
        self._check()

    def _check(self) -> None:
        if self.rows > MOST_ROWS + 1:
            raise too_many_lines()
        if self.cells > MOST_COLUMNS:
            raise too_many_columns()
        if self.elements > MOST_ELEMENTS or self.others > MOST_OTHER_ELEMENTS:
            raise _too_large()

    def refuse(self, *_declaration: object) -> None:
        """Refuse a document type: no spreadsheet writes one, and entities begin there."""
        raise _too_large()


def measure(content: bytes) -> dict[str, list[str]]:
    """Give the merged cells of each sheet, by its path; raises `Unreadable` for a file that is too much to read."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        others = [part for part in parts if not LONG_PARTS.fullmatch(part.filename)]
        _check_sizes(parts, others)
        if sum(archive.read(part).count(b"<") for part in others) > MOST_TAGS_ELSE:
            raise _too_large()
        return {part.filename: _merged_in(archive.read(part)) for part in parts if part not in others}


def _check_sizes(parts: list[zipfile.ZipInfo], others: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in others), default=0)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or largest > MOST_UNPACKED_ELSE:
        raise _too_large()


def _merged_in(sheet: bytes) -> list[str]:
    count = _Count()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = count.begin
    parser.StartDoctypeDeclHandler = count.refuse
    parser.Parse(sheet, True)
    return count.merged


def _too_large() -> Unreadable:
    return Unreadable(
        _("The spreadsheet holds far more than a list. Copy your list alone into a new one, and save that.")
    )
