"""The client of Elasticsearch."""

import os
from functools import lru_cache

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

# Whoever searches waits no longer: then the database answers. What the worker sends may take its time.
TIMEOUT = 1
PATIENCE = 30
# As many threads of a process as can ask at once; one more would wait for a connection.
CONNECTIONS = 25
# What goes wrong there: no answer (`TransportError`), or one that is an error (`ApiError`).
Trouble = (ApiError, TransportError)


def client() -> Elasticsearch:
    """The client for searches: it waits for a second, and asks once."""
    return _made(settings.ELASTICSEARCH_URL, os.getpid())


def patient() -> Elasticsearch:
    """The client for the worker and for commands."""
    return client().options(request_timeout=PATIENCE)


@lru_cache(maxsize=1)
def _made(url: str, process: int) -> Elasticsearch:
    """A process has its own: connections are not to be shared with a child."""
    return Elasticsearch(
        url, request_timeout=TIMEOUT, max_retries=0, retry_on_timeout=False, connections_per_node=CONNECTIONS
    )
