"""What must be right before the site starts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from search.port import CLUSTER, ENGINES


def check_engine(**kwargs: Any) -> list[CheckMessage]:
    """Say where `SEARCH_ENGINE` names no engine, or one that lacks an address."""
    if settings.SEARCH_ENGINE not in ENGINES:
        known = ", ".join(sorted(ENGINES))
        return [Error(f"SEARCH_ENGINE is {settings.SEARCH_ENGINE!r}; it can be: {known}.", id="search.E001")]
    if settings.SEARCH_ENGINE == CLUSTER and not settings.ELASTICSEARCH_URL:
        return [Error("SEARCH_ENGINE is “elasticsearch”, and ELASTICSEARCH_URL names no server.", id="search.E002")]
    return []
