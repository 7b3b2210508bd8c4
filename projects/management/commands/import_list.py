"""Import a council's own list of projects."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from activity.origin import coming_through
from councils.models import Organisation, User
from kit import sheets
from kit.refusals import Refusal
from kit.sheets.table import MOST_BYTES
from projects.lists.importing import carry_out, locked_plan
from projects.lists.plan import Plan
from projects.management.people import person_at
from projects.permissions import check_can_keep_list


class Command(BaseCommand):
    """The same as on the page of the list, all or nothing."""

    help = "Import a council's list of projects, .xlsx or .csv: see docs/how-to/bring-a-list.md."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the council, the file, who imports it, and whether to write."""
        parser.add_argument("council", help="the council, as its address has it: /councils/<council>/")
        parser.add_argument("file", type=Path, help="the list")
        parser.add_argument("--by", metavar="EMAIL", required=True, help="the council's steward, or a broker")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")

    def handle(self, *args: Any, council: str, file: Path, by: str, dry_run: bool, **options: Any) -> None:
        """Import in one transaction, and say what came of it."""
        try:
            with file.open("rb") as content:
                table = sheets.read(content.read(MOST_BYTES + 1))
            with coming_through("command"):
                plan = _import(council, table, person_at(by), dry_run)
        except (OSError, Refusal) as error:
            raise CommandError(f"Nothing was imported.\n{error}") from error
        self.stdout.write(f"{len(plan.added)} added, {len(plan.changed)} changed, {plan.same} unchanged.")
        if dry_run:
            self.stdout.write("Dry run: nothing written.")


@transaction.atomic
def _import(slug: str, table: sheets.Table, by: User, dry_run: bool) -> Plan:
    council = Organisation.objects.filter(slug=slug).first()
    if council is None:
        raise Refusal(f"There is no council at /councils/{slug}/.")
    check_can_keep_list(by, council)
    plan = locked_plan(council, table, by)
    if plan.faults:
        raise Refusal("\n".join(map(str, plan.faults)))
    if not dry_run:
        carry_out(plan, council, by)
    return plan
