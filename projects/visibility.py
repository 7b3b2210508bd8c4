"""Who may see a project, as labels: pure, and the same for the database and for the search index.

A project bears labels, a reader bears labels; the reader sees the project where they share one. No label at all
means nobody, never everybody.
"""

from collections.abc import Collection
from dataclasses import dataclass

from councils.standing import Standing
from projects.enums import Audience

EVERYONE = "everyone"
OFFICERS = "officers"


@dataclass(frozen=True)
class Facts:
    """What decides who may see a project: ids of its lead, its accepted partners, and itself."""

    project: int
    lead: int
    partners: frozenset[int]
    audience: str
    published: bool


def labels_of_project(facts: Facts) -> frozenset[str]:
    """The labels that a project bears. Its team and the lead council's stewards always see it."""
    always = {f"team:{facts.project}", f"steward:{facts.lead}"}
    if not facts.published:
        return frozenset(always)
    if facts.audience == Audience.EVERYONE:
        return frozenset(always | {EVERYONE})
    always |= {f"council:{council}" for council in {facts.lead, *facts.partners}}
    return frozenset(always | {OFFICERS}) if facts.audience == Audience.OFFICERS else frozenset(always)


def labels_of_reader(standing: Standing, teams: Collection[int]) -> frozenset[str]:
    """The labels that a reader bears.

    `teams` are the ids of projects in whose team they count, or that are left to them: as if they were its team.
    """
    labels = {EVERYONE}
    labels |= {OFFICERS} if standing.public else set()
    labels |= {f"council:{council}" for council in standing.councils}
    labels |= {f"steward:{council}" for council in standing.stewards}
    return frozenset(labels | {f"team:{project}" for project in teams})
