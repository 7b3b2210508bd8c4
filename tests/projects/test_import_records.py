"""Reading a file of records: every bad cell is named by row and column, and nothing else is a fault."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.imports.cells import BadCell, quoted
from projects.imports.records import columns, first_sentence, read_records
from projects.imports.tables import REAL_PROJECTS, service_groups, source_services
from tests.projects.importing import RECORD, record, write


def faults_of(folder, *records):
    return [str(fault) for fault in read_records(write(folder, *records)).faults]


def test_the_shipped_file_has_no_faults():
    reading = read_records(REAL_PROJECTS)
    assert len(reading.records) == 133
    assert reading.faults == []


def test_every_service_of_the_shipped_file_belongs_to_a_group():
    assert len(source_services()) == 35
    assert {place.group for place in source_services().values()} <= {group.slug for group in service_groups()}


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("id", None, "is missing"),
        ("id", "", "is empty"),
        ("title", None, "is missing"),
        ("title", "  ", "is empty"),
        ("title", "\u200b\u200b", "is empty"),
        ("title", 12, "is not text"),
        ("title", ["Bins"], "is not text"),
        ("title", "x" * 151, "is too long: 151 characters; at most 150 are taken"),
        ("title", "Bins\x00", "holds a character that cannot be shown: U+0000"),
        ("title", "Bins\nand more", "holds a character that cannot be shown: U+000A"),
        ("title", "Bins \u202esnib", "holds a character that cannot be shown: U+202E"),
        ("title", "Bins \ud800", "holds a character that cannot be shown: U+D800"),
        ("lead", "", "is empty"),
        ("partners", "Camden", "is not a list"),
        ("partners", ["Camden", 7], "item 2 is not text"),
        ("partners", ["Camden", ""], "item 2 is empty"),
        ("partners", ["x"] * 201, "has 201 items; at most 200 are taken"),
        ("phase", "gamma", "“gamma” is not among concept, discovery, alpha, beta, live, unknown"),
        ("phase", None, "is missing"),
        ("year", "2018", "is not a whole number"),
        ("year", True, "is not a whole number"),
        ("year", 2018.5, "is not a whole number"),
        ("year", 218, "“218” is not a year between 1950 and"),
        ("year", 10**30, "is not a year between 1950 and"),
        ("kind", "k" * 41, "is too long"),
        ("outcome", 1, "is not text"),
        ("service", "weather", "“weather” is not among the services of projects/data/source_services.csv"),
        ("summary", "", "is empty"),
        ("summary", "x" * 10_001, "is too long: 10,001 characters; at most 10,000 are taken"),
        ("outputs", {"a": 1}, "is not a list"),
        ("outputs", ["x" * 201], "item 1 is too long"),
        ("url", "javascript:alert(1)", "“javascript:alert(1)” is not a web address with http:// or https://"),
        ("url", "ftp://records.example/", "is not a web address"),
        ("url", "records.example", "is not a web address"),
        ("url", "https://records.example/" + "x" * 500, "is too long"),
        ("chain", "c" * 121, "is too long"),
        ("themes", [None], "item 1 is missing"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(tmp_path, column, cell, said):
    faults = faults_of(tmp_path, RECORD, record(id="second", **{column: cell}) if column != "id" else record(id=cell))
    assert len(faults) == 1
    assert faults[0].startswith(f"Row 2, column {column}: ")
    assert said in faults[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is not JSON"),
        ("[1, 2]", "is not a JSON object"),
        ("[" * 100_000, "is not JSON"),
        ('{"id": "a", "id": "b"}', "names a column twice"),
    ],
)
def test_a_line_that_is_no_record_is_named_by_row(tmp_path, line, said):
    faults = faults_of(tmp_path, line, RECORD)
    assert len(faults) == 1
    assert faults[0].startswith("Row 1, the whole row: ")
    assert said in faults[0]


def test_bytes_that_are_no_text_are_named_by_row(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(b'{"id": "\xff"}\n')
    assert [str(fault) for fault in read_records(path).faults] == ["Row 1, the whole row: is not text in UTF-8."]


def test_all_faults_of_a_row_are_named_and_an_unknown_column_is_one(tmp_path):
    faults = faults_of(tmp_path, record(title="", phase="gamma", titel="Bins"))
    assert [fault.split(":")[0] for fault in faults] == [
        "Row 1, column “titel”",
        "Row 1, column title",
        "Row 1, column phase",
    ]


def test_a_missing_column_is_a_fault_where_it_is_needed_and_empty_elsewhere(tmp_path):
    needed = {"id", "title", "lead", "phase", "service", "summary", "url"}
    assert {fault.column for fault in read_records(write(tmp_path, {})).faults} == needed
    few = read_records(write(tmp_path, {column: RECORD[column] for column in needed}))
    assert few.faults == []
    assert [few.records[0][column] for column in ("partners", "year", "outcome")] == [(), None, ""]


def test_an_id_given_twice_names_the_first_row(tmp_path):
    assert faults_of(tmp_path, RECORD, RECORD) == ["Row 2, column id: “missed-collections” stands in row 1 already."]


def test_ten_megabytes_of_title_are_refused_and_not_repeated(tmp_path):
    faults = faults_of(tmp_path, record(title="x" * 10_000_000))
    assert faults == ["Row 1, column title: is too long: 10,000,000 characters; at most 150 are taken."]


def test_letters_that_run_from_right_to_left_are_text_like_any_other(tmp_path):
    title = "جمع النفايات – איסוף אשפה"
    reading = read_records(write(tmp_path, record(title=title)))
    assert reading.faults == []
    assert reading.records[0]["title"] == title


def test_a_byte_order_mark_windows_lines_and_blank_lines_do_no_harm(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(RECORD).encode() + b"\r\n\r\n" + json.dumps(record(id="b")).encode())
    reading = read_records(path)
    assert reading.faults == []
    assert [each.row for each in reading.records] == [1, 3]


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("Ten councils call. Research helps.", "Ten councils call."),
        ("It cost £2.2m in 2018. Then it stopped.", "It cost £2.2m in 2018."),
        ("Tools, e.g. GOV.UK Pay, are there. Use them.", "Tools, e.g. GOV.UK Pay, are there."),
        ("“Is it alive?” That was asked.", "“Is it alive?”"),
        ("No full stop at all", "No full stop at all"),
        ("Two\nlines here. More.", "Two lines here."),
        ("one two three four five six seven", "one two three four…"),
    ],
)
def test_the_first_sentence_is_found(summary, sentence):
    assert first_sentence(summary, 19 if summary.startswith("one") else 400) == sentence


@given(st.text(max_size=300), st.integers(min_value=2, max_value=100))
def test_no_sentence_is_longer_than_it_may_be(summary, at_most):
    assert len(first_sentence(summary, at_most)) <= at_most


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(json_values)
def test_any_value_in_any_cell_is_read_or_refused_in_few_words(cell):
    for read in columns().values():
        assert len(outcome(read, cell)) < 300


def outcome(read, cell):
    try:
        read(cell)
    except BadCell as error:
        return str(error)
    return "read"


@given(st.text())
def test_what_a_message_repeats_is_short_and_harmless(words):
    assert len(quoted(words)) <= 63
    assert quoted(words).isprintable()
