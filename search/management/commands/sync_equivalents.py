"""Add the other words that the site opens with."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from activity.action import told_together
from activity.origin import coming_through
from search.actions import equivalent
from search.enums import EquivalentKind, Language
from search.language.words import stems_of
from search.models import Equivalent

TABLE = Path(__file__).parents[2] / "data" / "equivalents.csv"

Row = dict[str, str]


class Command(BaseCommand):
    """What editors have changed is left as it is; what they have removed comes back by this command alone."""

    help = "Add what is missing of search/data/equivalents.csv; change nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add what is missing, and say how much there was."""
        with TABLE.open(encoding="utf-8", newline="") as file:
            listed = {_keys(row): row for row in csv.DictReader(file)}
        known = set(Equivalent.objects.order_by().values_list("key", "means_key"))
        missing = [row for keys, row in listed.items() if keys not in known and keys[0] != keys[1]]
        with coming_through("command"), told_together():
            for row in missing:
                _add(row)
        self.stdout.write(f"Added {len(missing)} of {len(listed)} equivalents; the others were there.")


def _keys(row: Row) -> tuple[str, str]:
    return " ".join(stems_of(row["typed"])), " ".join(stems_of(row["means"]))


def _add(row: Row) -> None:
    equivalent.add(
        typed=row["typed"],
        means=row["means"],
        kind=EquivalentKind(row["kind"]),
        language=Language(row["language"]),
        both_ways=bool(row["both_ways"]),
        by=None,
    )
