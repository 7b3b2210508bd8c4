"""The register as a table of facts: `data/register.csv`, read and checked."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from councils.addresses import domain_of_website
from councils.enums import Kind, Nation, Region

REGISTER = Path(__file__).parent / "data" / "register.csv"


class BadRegister(Exception):
    """The table has a fault; the message names its row and column."""


@dataclass(frozen=True)
class Entry:
    """One organisation of the register: columns of `Organisation`, and what hangs on it.

    `slug` is used once, when the organisation is added: its address never changes.
    """

    code: str
    slug: str
    facts: dict[str, Any]
    successors: frozenset[str]
    other_names: frozenset[str]
    domains: frozenset[str]


def read_register(path: Path = REGISTER) -> list[Entry]:
    """Read the table, successors before those whom they follow.

    Raises `BadRegister` for a cell that is no fact, a code given twice, and a successor that is not in the table.
    """
    with path.open(encoding="utf-8", newline="") as file:
        entries = [_entry(row, number) for number, row in enumerate(csv.DictReader(file), start=2)]
    return _successors_first(entries)


def _entry(row: dict[str, str], number: int) -> Entry:
    facts = {column: _fact(read, row[column], number, column) for column, read in FACTS.items()}
    website = row["website"]
    return Entry(
        code=row["code"],
        slug=row["slug"],
        facts=facts,
        successors=frozenset(_several(row["successors"])),
        other_names=frozenset(_several(row["other_names"])),
        domains=frozenset([domain_of_website(website)] if website else []),
    )


def _fact(read: Callable[[str], Any], text: str, number: int, column: str) -> Any:
    try:
        return read(text)
    except ValueError as error:
        raise BadRegister(f"Row {number}, column {column}: {error}") from error


def _several(text: str) -> list[str]:
    return text.split("|") if text else []


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(text: str) -> str:
    if text != text.strip():
        raise ValueError(f"{text!r} has space around it.")
    return text


FACTS: dict[str, Callable[[str], Any]] = {
    "kind": Kind,
    "name": _text,
    "short_name": _text,
    "welsh_name": _text,
    "gss_code": _text,
    "former_gss_codes": _several,
    "nation": Nation,
    "region": Region,
    "start": _day,
    "end": _day,
    "website": _text,
}


def _successors_first(entries: list[Entry]) -> list[Entry]:
    waiting = {entry.code: entry for entry in entries}
    if len(waiting) != len(entries):
        raise BadRegister("A code stands in the table twice.")
    ordered: dict[str, Entry] = {}
    while waiting:
        ready = [entry for entry in waiting.values() if entry.successors <= ordered.keys()]
        if not ready:
            raise BadRegister(f"Successors are unknown or follow each other in a circle: {', '.join(sorted(waiting))}.")
        ordered |= {entry.code: waiting.pop(entry.code) for entry in ready}
    return list(ordered.values())
