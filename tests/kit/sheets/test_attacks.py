"""Files of those who mean harm are refused at once, with a sentence (S24, S42)."""

import time

import pytest

from kit import sheets
from kit.sheets.table import Unreadable
from tests.kit.sheets.files import SHEET, SPACE, declaring_less, with_part, with_rows

CELL = b"<c><v>1</v></c>"
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
BOMB = with_rows(b" " * 50_000_000)

ATTACKS = {
    "10 MB of text": b"Title\n" + b"x" * 10_000_000,
    "a bomb": BOMB,
    "a bomb that declares less": declaring_less(BOMB, SHEET),
    "a bomb beside the sheet": with_part("xl/media/image1.png", b"0" * 30_000_000),
    "many sheets": with_part("a", b"", also={f"xl/worksheets/sheet{n}.xml": b"<worksheet/>" for n in range(2, 500)}),
    "many styles": with_part("xl/styles.xml", b"<styleSheet " + SPACE + b">" + b"<xf/>" * 150_000 + b"</styleSheet>"),
    "many words": with_part("xl/sharedStrings.xml", b"<sst " + SPACE + b">" + b"<si><t/></si>" * 900_000 + b"</sst>"),
    "1,048,576 empty rows": with_rows(b"<row/>" * 1_048_576),
    "the last row there is": with_rows(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    "16,384 columns": with_rows(b"<row>" + CELL * 16_384 + b"</row>"),
    "the last column there is": with_rows(b'<row r="1"><c r="XFD1"><v>1</v></c></row>' * 4_000),
    "a million cells in a row": with_rows(b"<row>" + b"<c/>" * 1_000_000 + b"</row>"),
    "a million of what is no cell": with_rows(b"<x/>" * 1_000_000),
    "one long text": with_rows(b"<row><c t='inlineStr'><is><t>" + b"x" * 10_000_000 + b"</t></is></c></row>"),
    "a billion laughs": with_rows(b"<row><c t='inlineStr'><is><t>&c;</t></is></c></row>", before=LAUGHS),
    "laughs in the styles": with_part("xl/styles.xml", LAUGHS + b"<styleSheet " + SPACE + b">&c;</styleSheet>"),
    "another file by this name": b"PK\x03\x04 but no zip at all",
    "an old spreadsheet": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
    "bytes": bytes(range(256)) * 100,
    "a quotation mark left open": b'Title\n"Missed bins\n' + b"x\n" * 1_000,
    "5,001 rows": b"Title\n" + b"x\n" * 5_001,
    "61 columns": b"," * 60,
    "nothing": b"",
    "nothing but blanks": b"\xef\xbb\xbf\r\n ,, \r\n",
}


@pytest.mark.parametrize("content", ATTACKS.values(), ids=ATTACKS)
def test_it_is_refused_at_once(content):
    """A second's work at most, and three on a machine that has other work."""
    began = time.process_time()
    with pytest.raises(Unreadable) as refusal:
        sheets.read(content)
    assert time.process_time() - began < 3
    assert refusal.value.field == "file"
    assert refusal.value.sentence.endswith(".")


def test_as_many_rows_as_may_be_are_read():
    table = sheets.read(b"Title\n" + b"x\n" * 5_000)
    assert len(table.lines) == 5_001


def test_a_size_that_the_file_says_of_itself_is_not_believed():
    content = with_rows(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>')
    lied = with_part(
        SHEET,
        b"<worksheet "
        + SPACE
        + b'><dimension ref="A1:A1"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        + b'<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row></sheetData></worksheet>',
    )
    assert len(sheets.read(content).lines) == 2
    assert [line.cells for line in sheets.read(lied).lines] == [["1"], ["2", "3"]]
