"""The line with how many projects stand in each phase."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.http import urlencode

from projects.enums import STATIONS, Phase


@dataclass(frozen=True)
class Stop:
    """A phase on the line, as `projects/parts/line.html` draws it; without `url` it is no link."""

    phase: str
    label: str
    count: int
    url: str
    why: str


def line_of(counts: Mapping[str, int], find: str, why: Mapping[Phase, str | Promise]) -> list[Stop]:
    """The five stops with the numbers of projects by phase. `find` is the address of the list that they narrow."""
    return [stop(phase, counts, find, why) for phase in STATIONS]


def stop(phase: Phase, counts: Mapping[str, int], find: str, why: Mapping[Phase, str | Promise]) -> Stop:
    """One phase of it; where no project stands, there is nothing to open."""
    count = counts.get(phase.value, 0)
    joined = f"{find}{'&' if '?' in find else '?'}{urlencode({'phase': phase.value})}"
    return Stop(phase.value, str(phase.label), count, joined if count else "", str(why.get(phase, "")))
