"""Put everything that the site holds into one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pipeline import backup, closures


class Command(BaseCommand):
    """The site goes on meanwhile; the backup is of one moment."""

    help = "Back up the database and the files that people gave, into one file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Write it, and say what it holds."""
        manifest = backup.make(file)
        closures.copy_beside(file)
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(f"{file}: {rows} rows of {len(manifest['tables'])} tables, {len(manifest['media'])} files.")
