"""Bringing records in to search among them, whatever of them this site would not import."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from activity.action import told_together
from councils.actions import organisation
from councils.enums import Kind as OrganisationKind
from councils.models import Directory, Organisation
from kit.documents import Document, Field, Kind, Passage, Told, kinds
from projects.actions import entry
from projects.documents.service import counted
from projects.enums import Phase
from projects.imports.entries import Entry, Taxonomy
from projects.imports.records import PHASES, first_sentence, longest_summary
from projects.imports.tables import entry_services, source_services
from search.index import filing
from search.port import kept

REFERENCE = "reference"
LONGEST_TITLE = 150

Row = dict[str, Any]


def projects(path: Path) -> dict[int, str]:
    """Bring in records of projects, and give the key of each by the id of its project."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    taxonomy, directory = Taxonomy.load(), Directory.load()
    with told_together():
        keys = {entry.add(entry=_entry(row, directory, taxonomy), by=None).pk: row["id"] for row in rows}
    _settle()
    return keys


def services(path: Path) -> dict[int, str]:
    """Bring in a list of services as documents, which no table keeps, and give the key of each."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = dict(enumerate(csv.DictReader(file), start=1))
    keys = {number: row["id"] for number, row in rows.items()}
    kind = _reference(keys)
    kinds.add(REFERENCE, kind)
    filing.keep(kind, list(rows), [_document(number, row) for number, row in rows.items()])
    _settle()
    return keys


def _settle() -> None:
    """Have all found that was brought in, also where an index stands elsewhere."""
    for engine in kept().values():
        engine.catch_up()


def _entry(row: Row, directory: Directory, taxonomy: Taxonomy) -> Entry:
    lead = directory.find(row["lead"]) or _body(row["lead"])
    partners = {name: directory.find(name) for name in row["partners"]}
    place = source_services().get(row["service"])
    services = entry_services().get(row["id"], place.services if place else ())
    return Entry(
        key=row["id"],
        project={
            "title": row["title"][:LONGEST_TITLE],
            "summary": first_sentence(row["summary"], longest_summary()),
            "problem": row["summary"],
            "lead": lead,
            "service_group": taxonomy.groups[place.group] if place else None,
            "phase": PHASES.get(row["phase"], Phase.IDEA.value),
            "dated_on": date(row["year"], 1, 1) if row["year"] else None,
        },
        source={
            "url": row["url"],
            "year": row["year"],
            "lead": row["lead"],
            "also_named": [name for name, found in partners.items() if found is None],
            # A word that stands for no service here is one of the themes.
            "themes": [*row["themes"], *([] if place else [row["service"]])],
        },
        partners=tuple({found.pk for found in partners.values() if found and found != lead}),
        outputs=tuple(dict.fromkeys(output[:200] for output in row["outputs"])),
        services=frozenset(taxonomy.services[slug] for slug in services),
    )


def _body(name: str) -> Organisation:
    known = Organisation.objects.filter(name=name).first()
    return known or organisation.add(name=name, kind=OrganisationKind.OTHER, by=None)


def _reference(keys: dict[int, str]) -> Kind:
    """A kind of thing that is in the index alone."""
    return Kind(
        name=REFERENCE,
        label="",
        none="",
        counted=counted,
        rows=Organisation.objects.none,
        read=lambda rows: iter(()),
        touched=lambda events: (),
        shown=lambda things, reader: {thing: keys[thing] for thing in things},
        told=lambda key: Told(url="", title=key),
        template="",
    )


def _document(number: int, row: Row) -> Document:
    passages = (
        Passage("title", Field.TITLE, row["label"]),
        Passage("text", Field.SUMMARY, row["description"]),
    )
    return Document(pk=number, title=row["label"], passages=passages)
