"""From records to entries: whose they are, and what each is to say."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from councils.models import Directory
from councils.naming import bare, plain
from projects.imports.cells import quoted
from projects.imports.records import Fault, Record, first_sentence, longest_summary, of_column
from projects.imports.tables import Place, entry_services
from projects.models import Service, ServiceGroup


@dataclass(frozen=True)
class Entry:
    """What an entry from public records says: columns of `Project` and of `Source`; partners, outputs, services."""

    key: str
    project: dict[str, Any]
    source: dict[str, Any]
    partners: tuple[int, ...]
    outputs: tuple[str, ...]
    services: frozenset[int]


@dataclass(frozen=True)
class Taxonomy:
    """The service groups, and the ids of the services, by their slugs."""

    groups: dict[str, ServiceGroup]
    services: dict[str, int]

    @classmethod
    def load(cls) -> "Taxonomy":
        """Read both from the database."""
        groups = {group.slug: group for group in ServiceGroup.objects.all()}
        return cls(groups, dict(Service.objects.order_by().values_list("slug", "pk")))

    def __contains__(self, slug: str) -> bool:
        return slug in self.groups or slug in self.services


def unmatched_leads(records: list[Record], directory: Directory) -> dict[str, list[Record]]:
    """The leads that are no organisation's name, each with the records that name it; spelt as the first one does."""
    found: dict[str, list[Record]] = {}
    for record, lead in of_column(records, "lead"):
        if directory.find(lead) is None:
            found.setdefault(bare(lead) or plain(lead), []).append(record)
    return {named[0]["lead"]: named for named in found.values()}


def missing_services(records: list[Record], taxonomy: Taxonomy) -> list[Fault]:
    """A fault for each record that belongs to a group, or concerns a service, that is not in the database."""
    return [
        Fault(record.row, "service", f"belongs to {quoted(slug)}, which sync_service_groups would add")
        for record, place in of_column(records, "service")
        for slug in [place.group, *services_of(record)]
        if slug not in taxonomy
    ]


def entry_of(record: Record, directory: Directory, taxonomy: Taxonomy) -> Entry:
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
            "service_group": taxonomy.groups[record["service"].group],
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
        services=frozenset(taxonomy.services[slug] for slug in services_of(record)),
    )


def services_of(record: Record) -> tuple[str, ...]:
    """The slugs of the services that a record concerns: those found by reading it, else those of its word."""
    place: Place = record["service"]
    return entry_services().get(record.cells.get("id", ""), place.services)
