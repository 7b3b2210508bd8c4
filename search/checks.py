"""What must be right before the site starts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from search.port import ENGINES


def check_engine(**kwargs: Any) -> list[CheckMessage]:
    """Say where `SEARCH_ENGINE` names no engine."""
    if settings.SEARCH_ENGINE in ENGINES:
        return []
    known = ", ".join(sorted(ENGINES))
    return [Error(f"SEARCH_ENGINE is {settings.SEARCH_ENGINE!r}; it can be: {known}.", id="search.E001")]
