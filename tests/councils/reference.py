"""The public reference that the register is held against: a folder of tables that is no part of the repository.

`REFERENCE_DATA` says where it is; where nobody says, it is looked for beside the checkout.
"""

import csv
import os
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(os.environ.get("REFERENCE_DATA") or settings.BASE_DIR.parent / "shared" / "data")


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of a reference table, or skip the test where there is none."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not in REFERENCE_DATA: the comparison with it was NOT made.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
