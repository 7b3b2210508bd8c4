"""What the commands that measure search have in common."""

import json
import sys
from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines.guarded import rest
from search.evaluation import temporary
from search.evaluation.judging import Figures


class Evaluation(BaseCommand):
    """A command that runs itself in a database for a while, and prints figures."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the engine, and a file for the figures."""
        parser.add_argument(
            "--engine",
            choices=temporary.ENGINES,
            help="which engine answers; without it, that of this site",
        )
        parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures to this file as well")

    def handle(self, *, engine: str | None, json: Path | None, **options: Any) -> None:
        """Measure, in a database for a while."""
        engine = engine or temporary.chosen()
        if not temporary.is_here():
            temporary.run_in(engine, sys.argv[1:])
            return
        temporary.open_site()
        figures = {"engine": engine, **self.measure(options)}
        if rest.is_on():
            raise CommandError("Elasticsearch failed meanwhile, and the database answered in its place.")
        self._print(figures)
        if json:
            json.write_text(_as_json(figures), encoding="utf-8")

    @abstractmethod
    def measure(self, options: Mapping[str, Any]) -> Figures:
        """Give the figures: `all`, and where there are several types of query, `types`."""

    def _print(self, figures: Figures) -> None:
        for name, row in {**figures.get("types", {}), "all": figures["all"]}.items():
            numbers = "  ".join(f"{each} {value}" for each, value in row.items() if each != "interval")
            self.stdout.write(f"{name:<12} {numbers}")
        for typed, made in figures.get("wrong", {}).items():
            self.stdout.write(f"{typed} became {made}")


def _as_json(figures: Figures) -> str:
    return json.dumps(figures, indent=1, ensure_ascii=False)
