"""Measure how well search finds, by judged queries."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from search.evaluation import loading
from search.evaluation.asking import listed, queries
from search.evaluation.command import Evaluation
from search.evaluation.judging import Figures, judge


class Command(Evaluation):
    """It works in a database for a while, with nothing of the site's own."""

    help = "Bring records in, ask each query as the page does (of the type `similar` as the panel does), say how good."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the records and the queries; the formats are those of `docs/how-to/measure-search.md`."""
        super().add_arguments(parser)
        parser.add_argument("--projects", type=Path, required=True, help="records, a JSON object a line")
        parser.add_argument("--queries", type=Path, required=True, help="judged queries, a JSON object a line")

    def measure(self, options: Mapping[str, Any]) -> Figures:
        """Give the figures."""
        keys = loading.projects(options["projects"])
        asked = list(queries(options["queries"]))
        return judge(asked, [listed(query, keys) for query in asked])
