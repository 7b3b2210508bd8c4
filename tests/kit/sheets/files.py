"""Spreadsheets as those make them who mean harm."""

import io
import zipfile

from kit import sheets

SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"


def with_part(name: str, content: bytes, *, also: dict[str, bytes] | None = None) -> bytes:
    """A small spreadsheet of which one part says this, with further parts."""
    good = zipfile.ZipFile(io.BytesIO(sheets.write_workbook({"List": [["Title"], ["Missed bins"]]})))
    parts = {part: good.read(part) for part in good.namelist()} | {name: content} | (also or {})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return made.getvalue()


def with_rows(rows: bytes, after: bytes = b"", before: bytes = b"") -> bytes:
    """A spreadsheet with these rows, as they stand in the file."""
    return with_part(
        SHEET, before + b"<worksheet " + SPACE + b"><sheetData>" + rows + b"</sheetData>" + after + b"</worksheet>"
    )


def declaring_less(content: bytes, name: str) -> bytes:
    """The same file, which says that this part has ten bytes only."""
    size = zipfile.ZipFile(io.BytesIO(content)).getinfo(name).file_size
    return content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
