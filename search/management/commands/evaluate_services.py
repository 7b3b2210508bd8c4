"""Measure whether former names find a service, among services that are none of ours."""

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

    help = "Bring services in as documents, ask for each by a former name, say how good."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the services and the queries."""
        super().add_arguments(parser)
        parser.add_argument("--services", type=Path, required=True, help="a table with columns id, label, description")
        parser.add_argument("--queries", type=Path, required=True, help='objects as {"q": …, "id": …}, one a line')

    def measure(self, options: Mapping[str, Any]) -> Figures:
        """Give the figures."""
        keys = loading.services(options["services"])
        asked = [{"q": row["q"], "relevant": {row["id"]: 3}} for row in queries(options["queries"])]
        return judge(asked, [listed(query, keys, loading.REFERENCE) for query in asked])
