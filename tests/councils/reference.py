"""The public reference that the register is held against; it stands beside the checkout, not in it."""

import csv

import pytest
from django.conf import settings

FOLDER = settings.BASE_DIR.parent / "shared" / "data"


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of a reference table, or skip the test where there is none."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not beside this checkout: the comparison with it was not made.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
