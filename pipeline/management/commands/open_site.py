"""Give a site what it opens with."""

from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from activity.origin import coming_through
from pipeline.examples.load import OnlyInDevelopment, load_examples
from pipeline.examples.people import APP_KEY, PASSWORD, PEOPLE
from projects.imports.tables import REAL_PROJECTS


class Command(BaseCommand):
    """What is there already is left as it is, so that it can be run at every start."""

    help = "Give the site its register, service groups, pages and the entries from public records."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--examples`."""
        parser.add_argument(
            "--examples", action="store_true", help="two invented councils with people and work as well, in development"
        )

    def handle(self, *args: Any, examples: bool, **options: Any) -> None:
        """Run what brings each part in, and say one line of each."""
        self._run("Councils", "sync_register")
        self._run("Service groups", "sync_service_groups")
        self._run("Words", "sync_equivalents")
        self._run("Pages", "load_pages")
        self._run("Entries from public records", "import_projects", str(REAL_PROJECTS), "--add-organisations")
        if examples:
            self._load_examples()

    def _run(self, what: str, command: str, *arguments: str) -> None:
        said = StringIO()
        call_command(command, *arguments, stdout=said)
        self.stdout.write(f"{what}: {said.getvalue().strip().rpartition(chr(10))[2]}")

    def _load_examples(self) -> None:
        try:
            with coming_through("command"):
                new = load_examples()
        except OnlyInDevelopment as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Examples: {new} projects added.\nSign in as an example, with the password “{PASSWORD}”:")
        for person in PEOPLE:
            self.stdout.write(f"  {person.email}  {person.name}, {person.what}")
        self.stdout.write(
            "The site team signs in with a second factor: `manage.py example_code` shows the code of its authenticator"
            f" app, whose key is {APP_KEY}."
        )
