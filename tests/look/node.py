"""What only a machine with Node and `npm ci` can check."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.support.services import lacking

MODULES = Path(settings.BASE_DIR) / "node_modules"
COMPONENTS = MODULES / "govuk-frontend" / "dist" / "govuk" / "components"


def need_node_modules() -> None:
    """Skip with one loud line where `npm ci` has not run; fail instead where everything has to be there."""
    if COMPONENTS.exists():
        return
    lacking("the look was NOT compared with GOV.UK Frontend, for node_modules is missing (npm ci)")


def fixtures(component: str) -> list[dict[str, Any]]:
    """Give GOV.UK Frontend's own examples of a component: their name, options and HTML."""
    need_node_modules()
    examples: list[dict[str, Any]] = json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]
    return examples
