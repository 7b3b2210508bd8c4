"""What only a machine with Node and `npm ci` can check."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

MODULES = Path(settings.BASE_DIR) / "node_modules"
COMPONENTS = MODULES / "govuk-frontend" / "dist" / "govuk" / "components"


def need_node_modules() -> None:
    """Skip with one loud line where `npm ci` has not run; fail instead where everything has to be there."""
    if COMPONENTS.exists():
        return
    line = "NOT CHECKED: node_modules is missing; run `npm ci` to compare with GOV.UK Frontend"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(line)
    pytest.skip(line)


def fixtures(component: str) -> list[dict[str, Any]]:
    """Give GOV.UK Frontend's own examples of a component: their name, options and HTML."""
    need_node_modules()
    examples: list[dict[str, Any]] = json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]
    return examples
