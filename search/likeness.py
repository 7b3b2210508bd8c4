"""Similar work: what is like something that somebody writes or has written, why, and what they can do about it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from councils.enums import Kind as OrganisationKind
from councils.models import Organisation
from councils.people import Anyone
from projects.cards import Row, freshness
from projects.enums import State
from projects.models import Output, Project, TeamMember
from projects.permissions import can_ask, speaks_for_lead_alone
from projects.policies import takes_pledges
from search.enums import Use
from search.facets import COUNCIL, SERVICE, TYPE
from search.finding import Hit, Shown, similar
from search.language import ranking
from search.language.question import Question
from search.language.words import stems_of
from search.models import Entry, Text
from search.query import PROJECT
from search.understanding import question_like

SHOWN = 5
# So many times as many are looked at, for what a project made counts as the project.
LOOKED_AT = 2
# One word in common is none, but of so short a text as a title.
FEWEST_SHARED = 2
SHORT = 2
WORDS = 5
KINDS = (PROJECT, "output")
STATES_UNSAID = frozenset({State.ACTIVE, State.NOT_KNOWN})
# Strongly like, by `search.language.ranking.likeness`; how that was chosen: docs/reference/search.md.
SHARE = 0.125
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Work:
    """What somebody writes: its words, the service group it is about, and whose it is; `project` once it is saved."""

    title: str
    summary: str = ""
    service: str = ""
    councils: Collection[int] = ()
    project: int | None = None

    @classmethod
    def of(cls, project: Project) -> "Work":
        """What a project says."""
        service = project.service_group.slug if project.service_group else ""
        return cls(project.title, project.summary, service, (project.lead_id,), project.pk)

    @property
    def text(self) -> str:
        """Its words."""
        return f"{self.title}\n{self.summary}"

    @cached_property
    def filed(self) -> Mapping[str, frozenset[str]]:
        """What it is filed under, by the names of filters; in one query."""
        bodies = Organisation.objects.filter(pk__in=self.councils).values_list("slug", "kind")
        return {
            COUNCIL: frozenset(slug for slug, _kind in bodies),
            TYPE: frozenset(kind for _slug, kind in bodies),
            SERVICE: frozenset({self.service} - {""}),
        }


@dataclass(frozen=True)
class Like:
    """Work that is like it: as it was found, why, the project to turn to, and what the reader can do there."""

    hit: Hit
    project: Project
    why: tuple[str, ...]
    does: tuple[Use, ...] = ()

    @property
    def rows(self) -> list[Row]:
        """What it is, whose, whether it goes on, and how fresh that is."""
        made = [Row(self.hit.thing.get_kind_display())] if isinstance(self.hit.thing, Output) else []
        state = [] if self.project.state in STATES_UNSAID else [Row(self.project.get_state_display())]
        return [*made, Row(self.project.lead.name), *state, *freshness(self.project)]


def like(work: Work, reader: Anyone, number: int = SHOWN) -> list[Like]:
    """Give the pieces of work most like it, of any age and state, of what somebody may see; each once: of a project and
    what it made, what is more like it."""
    hits = similar(work.text, reader, number=number * LOOKED_AT, but=work.project, of=KINDS)
    least = min(FEWEST_SHARED, len(set(stems_of(work.text))) // SHORT)
    found: dict[int, Hit] = {}
    for hit in hits:
        if work.project not in {project.pk for project in _makers_of(hit)} and len(hit.words) >= least:
            found.setdefault(_project_of(hit).pk, hit)
    best = list(found.values())[:number]
    _read_teams([_project_of(hit) for hit in best])
    return [Like(hit, _project_of(hit), reasons(work, hit), _does(_project_of(hit), reader)) for hit in best]


def strongly_like(work: Work, reader: Anyone) -> list[Project]:
    """Give the projects that are so like it that their owners are to know; of what somebody may see."""
    question = question_like(work.text)
    hits = similar(work.text, reader, number=SHOWN, but=work.project)
    texts = Text.objects.in_bulk([hit.entry.pk for hit in hits])
    return [hit.thing for hit in hits if hit.entry.pk in texts and is_strong(question, texts[hit.entry.pk])]


def is_strong(question: Question | None, text: Text) -> bool:
    """Whether a text is strongly like that of which the question was made."""
    if not question:
        return False
    share, words = ranking.likeness(question, vars(text))
    return share >= SHARE and words >= FEWEST_WORDS


def why_like(work: Work, project: Project, reader: Anyone) -> tuple[str, ...]:
    """Say why a project is like it; nothing where the reader may not see that project."""
    entries = Entry.objects.filter(kind=PROJECT, thing=project.pk).values_list("pk", flat=True)
    hits = Shown(reader, question_like(work.text)).hits(list(entries))
    return reasons(work, hits[0]) if hits else ()


def reasons(work: Work, hit: Hit) -> tuple[str, ...]:
    """Say what both have in common: words, the service, the council or its kind."""
    shared = {name: values & _filed(hit.entry, name) for name, values in work.filed.items()}
    said = [_("Both say: %(words)s") % {"words": ", ".join(hit.words[:WORDS])}] if hit.words else []
    if shared[SERVICE]:
        said.append(_("Same service"))
    if shared[COUNCIL]:
        said.append(_("Same council"))
    elif shared[TYPE]:
        kinds = ", ".join(sorted(str(OrganisationKind(kind).label) for kind in shared[TYPE]))
        said.append(_("Same kind of council: %(kind)s") % {"kind": kinds})
    return tuple(said)


def _filed(entry: Entry, name: str) -> frozenset[str]:
    return frozenset(value for facet, value in entry.values if facet == name)


def _makers_of(hit: Hit) -> Sequence[Project]:
    """The project, or those that made the output."""
    return vars(hit.thing)["makers"] if isinstance(hit.thing, Output) else [hit.thing]


def _project_of(hit: Hit) -> Project:
    return _makers_of(hit)[0]


def _read_teams(projects: Sequence[Project]) -> None:
    """Read who counts in the teams of all of them at once."""
    places = TeamMember.objects.of_projects([project.pk for project in projects])
    for project in projects:
        vars(project)["places"] = places[project.pk]


def _does(project: Project, reader: Anyone) -> tuple[Use, ...]:
    """What the reader can do there."""
    if not can_ask(reader, project):
        return ()
    if not takes_pledges(project):
        return (Use.ASKED,)
    return (Use.ASKED, Use.JOINED, *(() if speaks_for_lead_alone(reader, project) else (Use.PLEDGED,)))
