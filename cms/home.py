"""What goes on, for the home page: all of it as the visitor may see it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from councils.people import Anyone
from projects import cards
from projects.enums import STATIONS, Openness, Phase
from projects.models import Project
from search import facets, parameters
from search.facets import Counts
from search.port import Query, engine

ASKING = 3
NEWEST = 4

MEANING = {
    Phase.IDEA: _("a problem worth solving"),
    Phase.DISCOVERY: _("learning what is needed"),
    Phase.ALPHA: _("trying out answers"),
    Phase.BETA: _("real users, still improving"),
    Phase.LIVE: _("running, ready to copy"),
}
LOOKS_FOR = {Openness.PARTNERS: _("Partners"), Openness.CO_FUNDING: _("Co-funding")}


@dataclass(frozen=True)
class Station:
    """A phase on the line, as `projects/parts/line.html` draws it."""

    phase: str
    label: str
    count: int
    url: str
    why: str = ""


@dataclass(frozen=True)
class Asking:
    """A project that looks for help, and what for."""

    project: Project
    wanted: str


@dataclass(frozen=True)
class Now:
    """What goes on: the line, who asks for help, the newest work of councils, and work from public records."""

    total: int
    stations: list[Station]
    retired: Station
    asking: list[Asking]
    asking_total: int
    newest: list[Project]
    records: list[Project]
    records_total: int


def what_goes_on(reader: Anyone) -> Now:
    """Give what the visitor may see; the number of queries does not grow with the number of projects."""
    everything = Query(reader=reader, size=0)
    results = engine().search(everything)
    visible = Project.objects.visible_to(reader).published().for_cards()
    posted = visible.from_councils()
    return Now(
        total=results.total,
        stations=[_station(everything, results.counts, phase) for phase in STATIONS],
        retired=_station(everything, results.counts, Phase.RETIRED),
        asking=[Asking(project, _wanted(project)) for project in posted.looking_for_help()[:ASKING]],
        asking_total=results.counts[facets.HELP].get(facets.WANTED, 0),
        newest=list(posted[:NEWEST]),
        records=list(visible.filter(unclaimed=True)[:NEWEST]),
        records_total=results.counts[facets.ORIGIN].get(facets.RECORDS, 0),
    )


def _station(everything: Query, counts: Counts, phase: Phase) -> Station:
    return Station(
        phase=phase.value,
        label=str(phase.label),
        count=counts[facets.PHASE].get(phase.value, 0),
        url=parameters.address(everything, filters={facets.PHASE: frozenset({phase.value})}),
        why=str(MEANING.get(phase, "")),
    )


def _wanted(project: Project) -> str:
    """What would help or, where nobody has said, what the project looks for."""
    looks_for = [str(words) for openness, words in LOOKS_FOR.items() if openness in project.openness]
    return cards.wanted(project) or ", ".join(looks_for)
