"""From records to entries: whose they are, and what each is to say."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from councils.models import Directory
from councils.naming import bare, plain
from projects.imports.cells import quoted
from projects.imports.records import Fault, Record, first_sentence, longest_summary, of_column
from projects.models import ServiceGroup


@dataclass(frozen=True)
class Entry:
    """What an entry from public records says: columns of `Project` and of `Source`, partners and outputs."""

    key: str
    project: dict[str, Any]
    source: dict[str, Any]
    partners: tuple[int, ...]
    outputs: tuple[str, ...]


def unmatched_leads(records: list[Record], directory: Directory) -> dict[str, list[Record]]:
    """The leads that are no organisation's name, each with the records that name it; spelt as the first one does."""
    found: dict[str, list[Record]] = {}
    for record, lead in of_column(records, "lead"):
        if directory.find(lead) is None:
            found.setdefault(bare(lead) or plain(lead), []).append(record)
    return {named[0]["lead"]: named for named in found.values()}


def missing_groups(records: list[Record], groups: dict[str, ServiceGroup]) -> list[Fault]:
    """A fault for each record whose service belongs to a group that is not in the database."""
    return [
        Fault(record.row, "service", f"belongs to the group {quoted(slug)}, which sync_service_groups would add")
        for record, slug in of_column(records, "service")
        if slug not in groups
    ]


def entry_of(record: Record, directory: Directory, groups: dict[str, ServiceGroup]) -> Entry:
    """What the entry of a faultless record says. Partners of no known name stay text in the source."""
    lead = directory.find(record["lead"])
    named = {partner: directory.find(partner) for partner in record["partners"]}
    year = record["year"]
    return Entry(
        key=record["id"],
        project={
            "title": record["title"],
            "summary": first_sentence(record["summary"], longest_summary()),
            "problem": record["summary"],
            "lead": lead,
            "service_group": groups[record["service"]],
            "phase": record["phase"],
            "dated_on": date(year, 1, 1) if year else None,
        },
        source={
            "url": record["url"],
            "year": year,
            "kind": record["kind"],
            "outcome": record["outcome"],
            "lead": record["lead"],
            "also_named": [partner for partner, organisation in named.items() if organisation is None],
            "themes": list(record["themes"]),
            "line_of_work": record["chain"],
        },
        partners=tuple(dict.fromkeys(each.pk for each in named.values() if each is not None and each != lead)),
        outputs=record["outputs"],
    )
