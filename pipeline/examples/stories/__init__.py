"""The stories, a file for each council."""

from pipeline.examples.stories.eastvale import TAX_LETTERS, TAXI_RENEWALS, TOILETS
from pipeline.examples.stories.missed_bins import MISSED_BINS
from pipeline.examples.stories.northmere import BIN_TEXTS, EMPTY_HOMES, REGISTRAR

STORIES = (MISSED_BINS, EMPTY_HOMES, REGISTRAR, TAX_LETTERS, TAXI_RENEWALS, TOILETS, BIN_TEXTS)

__all__ = ["STORIES"]
