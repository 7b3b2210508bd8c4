"""By what projects are found."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activity.models import Event
from councils.documents import TOUCHING_COUNCILS, Register
from councils.models import Succession
from councils.people import Anyone
from kit.documents import Document, Field, Kind, Passage, Told
from projects.enums import Happening, PartnershipState
from projects.models import Partnership, Project
from projects.visibility import Facts, labels_of_project

WANTED = "wanted"
COUNCILS = "councils"
RECORDS = "records"
NOTHING_SAID = frozenset({"", "unknown", "not-stated", "not-known"})
# What may change by what a project, or a thing of its, is found. Of all else search need not hear.
TOUCHING_PROJECTS = frozenset(
    {
        Happening.PUBLISHED,
        Happening.CHANGED,
        Happening.MOVED,
        Happening.IMPORTED,
        Happening.REFRESHED,
        Happening.CLAIMED,
        Happening.ASSIGNED,
        Happening.HANDED_OVER,
        Happening.UPDATE_POSTED,
        Happening.OUTPUT_ADDED,
        Happening.OUTPUT_CHANGED,
        Happening.OUTPUT_REMOVED,
        Happening.PARTNER_INVITED,
        Happening.PARTNER_ACCEPTED,
        Happening.PARTNER_DECLINED,
        Happening.PARTNER_LEFT,
        Happening.PARTNER_ENDED,
    }
)
TOUCHING_SERVICES = frozenset({Happening.SERVICE_ADDED, Happening.SERVICE_CHANGED, Happening.GROUP_CHANGED})

Values = dict[str, list[str]]


def read(projects: QuerySet[Project]) -> Iterator[Document]:
    """Give the documents of these projects, in seven queries."""
    register = Register.load()
    for project in with_what_is_filed(projects):
        yield Document(
            pk=project.pk,
            title=project.title,
            passages=tuple(passage for passage in _passages(project, register) if passage.text),
            labels=labels_of(project),
            values=values_of(project, register),
            posted=not project.unclaimed,
            dated_on=project.dated_on,
            confirmed_on=project.last_confirmed,
        )


def with_what_is_filed(projects: QuerySet[Project]) -> QuerySet[Project]:
    """The projects with all that they, and things of theirs, are filed under."""
    return projects.select_related("service_group", "source").prefetch_related(
        Partnership.for_cards(), "outputs", "services"
    )


def labels_of(project: Project) -> frozenset[str]:
    """Who may see a project of `with_what_is_filed`."""
    accepted = frozenset(
        each.organisation_id for each in project.shown_partnerships if each.state == PartnershipState.ACCEPTED
    )
    facts = Facts(project.pk, project.lead_id, accepted, project.audience, published=not project.is_draft)
    return labels_of_project(facts)


def values_of(project: Project, register: Register) -> Values:
    """What a project of `with_what_is_filed` is filed under, by the names of filters."""
    outputs = project.outputs.all()
    return {
        "phase": [project.phase],
        "state": _said([project.state]),
        "help": [WANTED] if project.looks_for_help else [],
        "service": [project.service_group.slug] if project.service_group else [],
        "about": [service.slug for service in project.services.all()],
        "technology": [name.casefold()[:60] for name in project.technologies],
        "output": _said(output.kind for output in outputs),
        "licence": _said(output.licence for output in outputs),
        "budget": _said([project.budget]),
        "confirmed": [month_of(project.last_confirmed)] if project.last_confirmed else [],
        "from": [RECORDS if project.unclaimed else COUNCILS],
        **register.values_of(bodies_of(project)),
    }


def bodies_of(project: Project) -> list[int]:
    """The ids of its lead and of the partners that its page names."""
    return [project.lead_id, *(each.organisation_id for each in project.shown_partnerships)]


def month_of(day: date) -> str:
    """The month of a day, as "2026-11"."""
    return f"{day:%Y-%m}"


def tags_of(project: Project) -> list[Passage]:
    """What a project is about, as short words."""
    services = [each.name for each in [*project.services.all(), project.service_group] if each]
    source = getattr(project, "source", None)
    return [
        Passage("service", Field.TAGS, lines(services)),
        Passage("themes", Field.TAGS, lines(source.themes if source else [])),
        Passage("technologies", Field.TAGS, lines(project.technologies)),
    ]


def lines(texts: Sequence[str]) -> str:
    """Several texts as one, a line each."""
    return "\n".join(texts)


def touched(events: Sequence[Event]) -> Collection[int]:
    """The projects that may be found otherwise after these."""
    own = {event.project for event in events if event.project and event.kind in TOUCHING_PROJECTS}
    councils = {event.council for event in events if event.council and event.kind in TOUCHING_COUNCILS}
    about = [event for event in events if event.kind in TOUCHING_SERVICES]
    return own | _of_councils(councils) | _about(about)


def _of_councils(councils: set[int]) -> set[int]:
    if not councils:
        return set()
    succession = Succession.load()
    family = {body for council in councils for body in succession.family(council)}
    return set(Project.objects.of_councils(family).published().order_by().values_list("pk", flat=True))


def _about(events: Sequence[Event]) -> set[int]:
    if not events:
        return set()
    by_subject = {"projects.service": "services__in", "projects.servicegroup": "service_group__in"}
    rule = Q()
    for subject, column in by_subject.items():
        rule |= Q(**{column: [event.subject_id for event in events if event.subject == subject]})
    return set(Project.objects.published().filter(rule).order_by().values_list("pk", flat=True))


def shown(projects: Collection[int], reader: Anyone) -> Mapping[int, Project]:
    """Those of these that a reader may see, with what a card shows."""
    return Project.objects.visible_to(reader).published().for_cards().in_bulk(list(projects))


def own(reader: Anyone) -> QuerySet[Project] | None:
    """Those that somebody looks after: what follows from people is asked of them, not filed."""
    return Project.objects.published().looked_after_by(reader) if reader.is_authenticated else None


def _passages(project: Project, register: Register) -> Iterator[Passage]:
    source = getattr(project, "source", None)
    also = [source.lead, *source.also_named] if source else []
    yield Passage("title", Field.TITLE, project.title)
    yield Passage("summary", Field.SUMMARY, project.summary)
    yield from tags_of(project)
    yield Passage("council", Field.COUNCIL, lines([*register.names_of(bodies_of(project)), *also]))
    yield Passage("help", Field.BODY, project.would_help)
    yield Passage("problem", Field.BODY, project.problem)
    yield Passage("why", Field.BODY, project.why)
    yield Passage("users", Field.BODY, project.users)
    yield Passage("outputs", Field.BODY, lines([output.title for output in project.outputs.all()]))


def _said(values: Collection[str] | Iterator[str]) -> list[str]:
    return [value for value in values if value not in NOTHING_SAID]


def told(project: Project) -> Told:
    """What programs are told of one of `shown`."""
    return Told(
        url=project.get_absolute_url(),
        title=project.title,
        summary=project.summary,
        council=project.lead.name,
        phase=project.phase,
        state=project.state,
        published_at=project.published_at,
        last_confirmed=project.last_confirmed,
    )


def counted(number: int) -> str:
    """Say how many there are."""
    return ngettext("%(count)d project", "%(count)d projects", number) % {"count": number}


KIND = Kind(
    name="project",
    label=_("Projects"),
    none=_("No projects"),
    counted=counted,
    rows=Project.objects.published,
    read=read,
    touched=touched,
    shown=shown,
    told=told,
    own=own,
    template="projects/hits/project.html",
    order=10,
)
