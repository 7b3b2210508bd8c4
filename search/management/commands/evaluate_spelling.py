"""Measure whether misspelt words are made right."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from projects.imports.tables import REAL_PROJECTS
from search.evaluation import loading
from search.evaluation.asking import VISITOR
from search.evaluation.command import Evaluation
from search.evaluation.judging import Figures
from search.understanding import understand


class Command(Evaluation):
    """It works in a database for a while, with what every site opens with."""

    help = "Type each misspelt word, and say how many are made what was meant."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the words."""
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, help="a table with columns typed, meant")

    def measure(self, options: Mapping[str, Any]) -> Figures:
        """Give the figures, and the words that went wrong."""
        loading.projects(REAL_PROJECTS)
        with options["file"].open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        made = {row["typed"]: understand(row["typed"], VISITOR).meant for row in rows}
        wrong = {row["typed"]: made[row["typed"]] for row in rows if made[row["typed"]] != row["meant"]}
        return {"all": {"n": len(rows), "right": round(1 - len(wrong) / len(rows), 4)}, "wrong": wrong}
