"""Import records of projects from public sources as entries that councils can claim."""

from argparse import RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction

from activity.action import told_together
from activity.origin import coming_through
from councils.actions import organisation
from councils.models import Directory, User
from kit.refusals import Refusal
from projects.actions import entry
from projects.imports.entries import Taxonomy, entry_of, missing_services, unmatched_leads
from projects.imports.records import Fault, Record, read_records
from projects.imports.tables import body_named
from projects.management.people import person_at
from projects.models import Project

OUTCOMES = {
    "added": "added",
    "changed": "changed",
    "unchanged": "unchanged",
    "claimed": "left alone, as a council has claimed them",
}


class FaultyFile(Exception):
    """The file has faults; each names its row and column."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in sorted(faults, key=lambda fault: fault.row)))


class Command(BaseCommand):
    """All or nothing. A second run changes nothing, and no run touches what somebody has claimed."""

    help = """Import records of projects, a JSON object a line, as unclaimed entries.

The columns are those of projects/data/real-projects.jsonl; projects/data/README.md describes them.
Nothing is imported while any cell of the file is at fault: each is named by row and column."""

    def create_parser(self, *args: Any, **options: Any) -> CommandParser:
        """Keep the lines of the help text."""
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, who imports it, and what is to happen."""
        parser.add_argument("file", type=Path, help="the file of records")
        parser.add_argument("--by", metavar="EMAIL", help="the member of the site team who imports")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument(
            "--add-organisations",
            action="store_true",
            help="add leads that are not in the register as other organisations; without it they are faults",
        )

    def handle(
        self, *args: Any, file: Path, by: str | None, dry_run: bool, add_organisations: bool, **options: Any
    ) -> None:
        """Import in one transaction, and say what came of it."""
        try:
            with coming_through("command"), told_together():
                counts = self._import(file, person_at(by) if by else None, add_organisations)
                if dry_run:
                    transaction.set_rollback(True)
        except (FaultyFile, IntegrityError, OSError, Refusal) as error:
            raise CommandError(f"Nothing was imported.\n{error}") from error
        self.stdout.write(", ".join(f"{counts[outcome]} {words}" for outcome, words in OUTCOMES.items()) + ".")
        if dry_run:
            self.stdout.write("Dry run: nothing written.")

    def _import(self, file: Path, by: User | None, add_organisations: bool) -> Counter[str]:
        reading = read_records(file)
        taxonomy = Taxonomy.load()
        directory = Directory.load()
        unmatched = unmatched_leads(reading.records, directory)
        faults = [*reading.faults, *missing_services(reading.records, taxonomy)]
        if not add_organisations:
            faults += _unmatched_as_faults(unmatched)
        if faults:
            raise FaultyFile(faults)
        if unmatched:
            directory = _add_bodies(unmatched, by)
        self._say_who_leads(reading.records, directory)
        return Counter(_bring_in(reading.records, directory, taxonomy, by))

    def _say_who_leads(self, records: list[Record], directory: Directory) -> None:
        """List the leads that are not in the register, on the first run and on every later one."""
        rows: dict[str, list[str]] = {}
        for record in records:
            lead = directory.find(record["lead"])
            if lead and not lead.code:
                rows.setdefault(f"{lead.name} ({lead.get_kind_display()})", []).append(str(record.row))
        for name, numbers in rows.items():
            word = "row" if len(numbers) == 1 else "rows"
            self.stdout.write(f"Not in the register: {name}, {word} {', '.join(numbers)}")
        outside = sum(map(len, rows.values()))
        self.stdout.write(f"{len(records) - outside} of {len(records)} leads are in the register.")


def _unmatched_as_faults(unmatched: dict[str, list[Record]]) -> list[Fault]:
    return [
        Fault(record.row, "lead", f"“{lead}” is not in the register; --add-organisations would add it")
        for lead, records in unmatched.items()
        for record in records
    ]


def _add_bodies(unmatched: dict[str, list[Record]], by: User | None) -> Directory:
    """Add these as what they are known to be, and give the directory that has them.

    Raises `FaultyFile` for a name that even then leads to no single organisation, as two may share it.
    """
    for body in dict.fromkeys(map(body_named, unmatched)):
        organisation.add(name=body.name, kind=body.kind, facts={"short_name": body.short_name}, by=by)
    directory = Directory.load()
    shared = [lead for lead in unmatched if directory.find(lead) is None]
    if shared:
        raise FaultyFile(Fault(unmatched[lead][0].row, "lead", f"“{lead}” names no single body") for lead in shared)
    return directory


def _bring_in(records: list[Record], directory: Directory, taxonomy: Taxonomy, by: User | None) -> Iterable[str]:
    known = _known_entries()
    for record in records:
        wanted = entry_of(record, directory, taxonomy)
        project = known.get(wanted.key)
        if project is None:
            entry.add(entry=wanted, by=by)
            yield "added"
        elif entry.is_claimed(project):
            yield "claimed"
        elif entry.differences(wanted, project) and entry.refresh(project=project, entry=wanted, by=by):
            yield "changed"
        else:
            yield "unchanged"


def _known_entries() -> dict[str, Project]:
    entries = Project.objects.filter(source__isnull=False).select_related("source", "lead", "service_group")
    return {each.source.key: each for each in entries.prefetch_related("partnerships", "outputs", "services")}
