"""The filters and their counts. Pure, and the same for every engine.

A thing passes a filter where it has one of the values that were chosen; it must pass each filter. The number beside a
value is how many things one finds with that value, the other filters staying as they are. Sets of entries are those of
`search.bits`.
"""

from collections.abc import Mapping
from functools import reduce
from operator import or_

# By the name of a filter: the entries that have each of its values, and what was chosen in it.
Postings = Mapping[str, Mapping[str, int]]
Filters = Mapping[str, frozenset[str]]
Counts = Mapping[str, Mapping[str, int]]

# Which kind of thing it is: the tabs.
KIND = "kind"
PHASE = "phase"
STATE = "state"
HELP = "help"
SERVICE = "service"
ABOUT = "about"
COUNCIL = "council"
TYPE = "type"
NATION = "nation"
REGION = "region"
TECHNOLOGY = "technology"
OUTPUT = "output"
LICENCE = "licence"
BUDGET = "budget"
CONFIRMED = "confirmed"
ORIGIN = "from"
NAMES = (
    PHASE,
    STATE,
    HELP,
    SERVICE,
    ABOUT,
    COUNCIL,
    TYPE,
    NATION,
    REGION,
    TECHNOLOGY,
    OUTPUT,
    LICENCE,
    BUDGET,
    CONFIRMED,
    ORIGIN,
)
ALL = (KIND, *NAMES)

# What no filter shows: the labels of who may see a thing.
LABEL = "label"


def passing(found: int, postings: Postings, filters: Filters, *, but: str = "") -> int:
    """Those of the entries found that pass the filters, leaving one out where `but` names it."""
    for name, chosen in filters.items():
        if chosen and name != but:
            found &= reduce(or_, (postings[name].get(value, 0) for value in chosen))
    return found


def count(found: int, postings: Postings, filters: Filters) -> Counts:
    """Count the values of each filter among the entries found."""
    passed = passing(found, postings, filters)
    among = {name: passing(found, postings, filters, but=name) for name, chosen in filters.items() if chosen}
    return {name: _counts_of(postings[name], among.get(name, passed)) for name in ALL}


def _counts_of(values: Mapping[str, int], among: int) -> Mapping[str, int]:
    return {value: number for value, bits in values.items() if (number := (bits & among).bit_count())}
