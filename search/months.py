"""The filter by when something was confirmed: a thing is filed under its month, and asked for by several."""

from collections.abc import Mapping
from datetime import date

from search import facets
from search.enums import Within
from search.facets import Filters


def months(within: str, today: date) -> frozenset[str]:
    """The months, as "2026-11", from so many months ago until today."""
    last = today.year * 12 + today.month - 1
    return frozenset(f"{month // 12}-{month % 12 + 1:02}" for month in range(last - int(within), last + 1))


def in_months(filters: Filters, today: date) -> Filters:
    """The filters with the months that are asked for."""
    chosen = filters.get(facets.CONFIRMED)
    if not chosen:
        return filters
    return {**filters, facets.CONFIRMED: frozenset().union(*(months(within, today) for within in chosen))}


def counted(counts: Mapping[str, int], today: date) -> dict[str, int]:
    """The numbers beside the choices, of those beside months; a thing is filed under one month."""
    return {
        within: sum(number for month, number in counts.items() if month in months(within, today))
        for within in Within.values
    }
