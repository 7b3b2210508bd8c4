"""Records of projects from public sources: a JSON object a line, read and checked cell by cell."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from projects.enums import Phase
from projects.imports.cells import BadCell, Read, choice, longest, quoted, text, texts, web_address, year
from projects.imports.tables import source_services
from projects.models import Output, Project, Source

PHASES = {
    "concept": Phase.IDEA.value,
    "discovery": Phase.DISCOVERY.value,
    "alpha": Phase.ALPHA.value,
    "beta": Phase.BETA.value,
    "live": Phase.LIVE.value,
    "unknown": "",
}
NAME = 150
# A full stop ends a sentence where a new one begins after it, and not after "e.g." or "St.".
SENTENCE = re.compile(
    r".+?(?<!\be\.g)(?<!\bi\.e)(?<!\bSt)(?<!\bNo)(?<!\bapprox)[.!?][\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9£]|$)", re.S
)


@dataclass(frozen=True)
class Fault:
    """What is wrong in a file: the row (a line, from 1), the column ("" for the whole row), and a sentence.

    `says` is what stands in the cell, where the sentence does not say it.
    """

    row: int
    column: str
    sentence: str
    says: str = ""

    def __str__(self) -> str:
        place = f"column {self.column}" if self.column else "the whole row"
        says = f", {quoted(self.says)}" if self.says else ""
        return f"Row {self.row}, {place}{says}: {self.sentence.rstrip('.')}."


@dataclass(frozen=True)
class Record:
    """A row: its number, and what could be read of its cells, by column."""

    row: int
    cells: dict[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.cells[column]


@dataclass
class Reading:
    """The records of a file and the faults in it; a record with a faulty cell lacks that cell."""

    records: list[Record]
    faults: list[Fault]


@cache
def columns() -> dict[str, Read[Any]]:
    """How each column of a row is read; the limits are those of the tables that take it."""
    return {
        "id": text(longest(Source, "key")),
        "title": text(longest(Project, "title")),
        "lead": text(longest(Source, "lead")),
        "partners": texts(NAME),
        "phase": choice(PHASES, ", ".join(PHASES)),
        "year": year,
        "kind": text(longest(Source, "kind"), needed=False),
        "outcome": text(longest(Source, "outcome"), needed=False),
        "service": choice(source_services(), "the services of projects/data/source_services.csv"),
        "summary": text(longest(Project, "problem"), lines=True),
        "outputs": texts(longest(Output, "title")),
        "url": web_address(longest(Source, "url")),
        "chain": text(longest(Source, "line_of_work"), needed=False),
        "themes": texts(NAME),
    }


def read_records(path: Path) -> Reading:
    """Read a file of records. Raises `OSError` where there is none."""
    reading = Reading([], [])
    rows: dict[str, int] = {}
    for number, line in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            record = _read_row(number, line, reading.faults)
            reading.records.append(record)
            _check_once(record, rows, reading.faults)
    return reading


def longest_summary() -> int:
    """How many characters a project's summary takes."""
    return longest(Project, "summary")


def first_sentence(words: str, at_most: int) -> str:
    """The first sentence of a text, cut between words where it is longer than so many characters."""
    found = SENTENCE.match(words)
    sentence = " ".join((found[0] if found else words).split())
    if len(sentence) <= at_most:
        return sentence
    return f"{sentence[:at_most].rsplit(' ', 1)[0][: at_most - 1]}…"


def _read_row(number: int, line: bytes, faults: list[Fault]) -> Record:
    cells: dict[str, Any] = {}
    try:
        given = _parse(line)
    except BadCell as error:
        faults.append(Fault(number, "", str(error)))
        return Record(number, cells)
    faults += [Fault(number, quoted(name), "is not a column of such files") for name in given.keys() - columns().keys()]
    for column, read in columns().items():
        try:
            cells[column] = read(given.get(column))
        except BadCell as error:
            faults.append(Fault(number, column, str(error)))
    return Record(number, cells)


def _parse(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line.decode("utf-8"), object_pairs_hook=_each_once)
    except UnicodeDecodeError as error:
        raise BadCell("is not text in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadCell(f"is not JSON ({error})") from error
    if not isinstance(given, dict):
        raise BadCell("is not a JSON object")
    return given


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    cells = dict(pairs)
    if len(cells) != len(pairs):
        raise BadCell("names a column twice")
    return cells


def _check_once(record: Record, rows: dict[str, int], faults: list[Fault]) -> None:
    key = record.cells.get("id")
    if key in rows:
        faults.append(Fault(record.row, "id", f"{quoted(str(key))} stands in row {rows[key]} already"))
    elif key is not None:
        rows[key] = record.row


def of_column(records: list[Record], column: str) -> Iterator[tuple[Record, Any]]:
    """The records of which this cell could be read, each with the cell."""
    return ((record, record[column]) for record in records if column in record.cells)
