"""What goes on, for the home page: all of it as the visitor may see it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from councils.people import Anyone
from projects import cards
from projects.documents.project import RECORDS, WANTED
from projects.enums import Openness, Phase
from projects.line import Stop, line_of, stop
from projects.models import Project
from projects.models.project_queries import ProjectQuerySet
from search import facets, parameters
from search.finding import find
from search.query import Query

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
class Asking:
    """A project that looks for help, and what for."""

    project: Project
    wanted: str


@dataclass(frozen=True)
class Now:
    """What goes on: the line, who asks for help, the newest work of councils, and work from public records."""

    total: int
    stations: list[Stop]
    retired: Stop
    asking: list[Asking]
    asking_total: int
    newest: list[Project]
    records: list[Project]
    records_total: int


def what_goes_on(reader: Anyone) -> Now:
    """Give what the visitor may see; the number of queries does not grow with the number of projects."""
    everything = Query(reader=reader, size=0)
    results = find(everything)
    phases, address = results.counts[facets.PHASE], parameters.address(everything)
    visible = Project.objects.visible_to(reader).published()
    posted = visible.from_councils()
    asking, newest, records = _with_cards(
        posted.looking_for_help()[:ASKING], posted[:NEWEST], visible.filter(unclaimed=True)[:NEWEST]
    )
    return Now(
        total=results.total,
        stations=line_of(phases, address, MEANING),
        retired=stop(Phase.RETIRED, phases, address, {}),
        asking=[Asking(project, _wanted(project)) for project in asking],
        asking_total=results.counts[facets.HELP].get(WANTED, 0),
        newest=newest,
        records=records,
        records_total=results.counts[facets.ORIGIN].get(RECORDS, 0),
    )


def _with_cards(*lists: ProjectQuerySet) -> list[list[Project]]:
    """Read short lists, and what their cards show for all of them at once."""
    ids = [list(projects.values_list("pk", flat=True)) for projects in lists]
    read = Project.objects.for_cards().in_bulk({pk for some in ids for pk in some})
    return [[read[pk] for pk in some] for some in ids]


def _wanted(project: Project) -> str:
    """What would help or, where nobody has said, what the project looks for."""
    looks_for = [str(words) for openness, words in LOOKS_FOR.items() if openness in project.openness]
    return cards.wanted(project) or ", ".join(looks_for)
