"""Put a backup into an empty system."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from activity.origin import coming_through
from pipeline import backup, closures


class Command(BaseCommand):
    """All of it arrives as it was, or nothing is changed."""

    help = "Restore a backup into a database that is migrated and empty, and an empty folder of files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Restore it, and say what arrived; a sentence where it cannot be used."""
        closed: list[int] = []
        try:
            with coming_through("command"):
                manifest = backup.restore(file, finish=lambda: closed.append(closures.close_again(file)))
        except backup.Unusable as refusal:
            raise CommandError(str(refusal)) from refusal
        call_command("rebuild_modelsearch_index", verbosity=0)
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(f"Restored, counts and checksums equal: {rows} rows, {len(manifest['media'])} files.")
        if any(closed):
            self.stdout.write(f"Accounts closed since the backup was made, and closed again: {sum(closed)}.")
