"""The filters of the list and their counts. Pure, and the same for every engine.

A project passes a filter where it has one of the values that were chosen; it must pass each filter. The number beside
a value is how many projects one finds with that value, the other filters staying as they are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

# What a project has to offer to each filter, and what was chosen in each.
Facts = Mapping[str, frozenset[str]]
Filters = Mapping[str, frozenset[str]]
Counts = Mapping[str, Mapping[str, int]]

PHASE = "phase"
HELP = "help"
SERVICE = "service"
ABOUT = "about"
COUNCIL = "council"
NATION = "nation"
ORIGIN = "from"
NAMES = (PHASE, HELP, SERVICE, ABOUT, COUNCIL, NATION, ORIGIN)

WANTED = "wanted"
COUNCILS = "councils"
RECORDS = "records"


def passes(facts: Facts, filters: Filters, *, but: str = "") -> bool:
    """Whether a project with these facts passes the filters, leaving one out where `but` names it."""
    return all(not chosen.isdisjoint(facts[name]) for name, chosen in filters.items() if chosen and name != but)


def count(projects: Iterable[Facts], filters: Filters) -> Counts:
    """Count the values of each filter among these projects."""
    listed = list(projects)
    return {name: _count_of(name, listed, filters) for name in NAMES}


def _count_of(name: str, projects: list[Facts], filters: Filters) -> Mapping[str, int]:
    counter: Counter[str] = Counter()
    for facts in projects:
        if passes(facts, filters, but=name):
            counter.update(facts[name])
    return counter
