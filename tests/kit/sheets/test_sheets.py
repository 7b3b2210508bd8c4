"""Tables that are written come back as they were, and cells that are no plain values are told apart."""

import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from kit import sheets
from kit.sheets.neutral import as_written, neutral
from kit.sheets.table import Line, tidy
from tests.kit.sheets.files import with_rows

CARRIED_OUT = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "'=1", "''-1", "'", "-", "it's", "'quoted'"]


@pytest.mark.parametrize("words", CARRIED_OUT)
def test_no_spreadsheet_carries_out_what_is_written(words):
    assert neutral(words)[:1] not in set("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
    assert as_written(neutral(words)) == words


@given(st.text("'=+-@\t\r\nx ", max_size=6))
def test_what_is_made_harmless_comes_back(words):
    assert as_written(neutral(words)) == words


def test_both_kinds_of_file_come_back_as_they_were():
    rows = [["Title", "Words"], *([tidy(words), 'a;b,c\n"d"\tä–😀'] for words in CARRIED_OUT)]
    lines = [Line(number, cells) for number, cells in enumerate(rows, start=1)]
    assert sheets.read(sheets.write_csv(rows)).lines == lines
    assert sheets.read(sheets.write_workbook({"List": rows, "Words": [["x"]]})).lines == lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_spreadsheets_save_it(encoding, delimiter):
    text = delimiter.join(["Title", "Budget"]) + "\r\n" + delimiter.join(["Crème", "Up to £50"]) + "\r\n"
    assert sheets.read(text.encode(encoding)).lines[1].cells == ["Crème", "Up to £50"]


def test_blank_rows_are_left_out_and_the_others_keep_their_numbers():
    table = sheets.read(b"\nTitle,Phase\n\n,\nBins,Alpha\n")
    assert [(line.number, line.cells) for line in table.lines] == [(2, ["Title", "Phase"]), (5, ["Bins", "Alpha"])]


def workbook(*cells: object) -> bytes:
    book = Workbook()
    book.active.append(list(cells))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_values_of_a_spreadsheet_are_as_people_write_them():
    nine = datetime.fromisoformat("2026-05-01T09:00")
    content = workbook("Bins", 60_000, 60_000.0, 0.5, True, date(2026, 5, 1), nine, None, "'=x")
    [line] = sheets.read(content).lines
    assert line.cells == ["Bins", "60000", "60000", "0.5", "True", "2026-05-01", "2026-05-01 09:00:00", "", "=x"]


def test_formulas_and_errors_are_told_apart():
    troubles = sheets.read(workbook("Bins", "=A1", "#REF!")).troubles
    assert [(each.number, each.column, each.says, each.sentence) for each in troubles] == [
        (1, 1, "=A1", "This is a formula. Copy the column, and paste it as values"),
        (1, 2, "#REF!", "The spreadsheet shows an error here. Put it right"),
    ]


def test_merged_cells_are_told_apart():
    rows = b'<row r="3"><c r="B3"><v>1</v></c></row>'
    [trouble] = sheets.read(with_rows(rows, b'<mergeCells><mergeCell ref="B3:B5"/></mergeCells>')).troubles
    assert (trouble.number, trouble.column, trouble.says) == (3, 1, "B3:B5")


def test_a_table_is_kept_as_data():
    table = sheets.read(workbook("Bins", "=A1"))
    assert sheets.Table.from_data(table.as_data()) == table
