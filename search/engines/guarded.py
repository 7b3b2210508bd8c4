"""A cluster that may fail, with the engine in the database to answer in its place."""

import logging
import time
from dataclasses import replace

from elasticsearch import BadRequestError

from search.cluster.client import Trouble
from search.engines.elasticsearch import Elasticsearch
from search.engines.embedded import Embedded
from search.port import Answer, Ask

logger = logging.getLogger(__name__)

# For so many seconds after it failed it is left alone.
REST = 30.0


class _Rest:
    """Until when this process leaves the cluster alone."""

    until = 0.0

    def is_on(self) -> bool:
        return time.monotonic() < self.until

    def begin(self) -> None:
        self.until = time.monotonic() + REST


rest = _Rest()


class Guarded:
    """See `search.port.Finder`."""

    def __init__(self) -> None:
        self.cluster, self.database = Elasticsearch(), Embedded()

    def find(self, ask: Ask) -> Answer:
        """Answer from the cluster; where it does not answer, or with an error, from the database."""
        if not rest.is_on():
            try:
                return self.cluster.find(ask)
            except BadRequestError:
                # A fault of ours with this question, not of the cluster's.
                logger.exception("Elasticsearch does not understand a question.")
            except Trouble as error:
                rest.begin()
                logger.warning("Elasticsearch is left alone for %d s (%s: %s).", REST, type(error).__name__, error)
        return replace(self.database.find(ask), in_its_place=True)
