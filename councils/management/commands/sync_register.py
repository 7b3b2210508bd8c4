"""Bring the register in the database up to the table of facts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from activity.action import told_together
from activity.origin import coming_through
from councils.actions import register
from councils.models import Organisation
from councils.register import BadRegister, Entry, read_register


class Command(BaseCommand):
    """All or nothing; a second run changes nothing."""

    help = "Bring the register of councils up to councils/data/register.csv and say what changed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--dry-run`."""
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Enter every row that differs, in one transaction."""
        try:
            entries = read_register()
            with coming_through("command"), told_together():
                counts = self._enter_all(entries, dry_run)
        except (BadRegister, IntegrityError) as error:
            raise CommandError(f"The register was left as it was. {error}") from error
        would = "would be " if dry_run else ""
        added, changed = counts
        unchanged = len(entries) - added - changed
        self.stdout.write(f"{added} {would}added, {changed} {would}changed, {unchanged} as they were.")

    def _enter_all(self, entries: list[Entry], dry_run: bool) -> tuple[int, int]:
        known = {each.code: each for each in Organisation.objects.with_facts().exclude(code="")}
        added = changed = 0
        for entry in entries:
            organisation = known.pop(entry.code, None)
            columns = register.differences(entry, organisation)
            if not columns:
                continue
            if not dry_run:
                register.enter(entry=entry, by=None)
            added, changed = (added, changed + 1) if organisation else (added + 1, changed)
            what = ", ".join(columns) if organisation else "added"
            self.stdout.write(f"{entry.code} {entry.facts['name']}: {what}")
        for code, organisation in known.items():
            self.stdout.write(f"{code} {organisation.name}: not in the table, left as it is")
        return added, changed
