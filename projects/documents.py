"""Which text of a project is searched, and what each piece of it weighs."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from councils.models import Organisation, Succession
from kit.documents import Document, Passage, readers
from projects.models import Partnership, Project, Service, ServiceGroup

NamesOf = Callable[[int], list[str]]


def register() -> None:
    """Make projects findable."""
    readers.add("project", documents_of)


def documents_of(projects: QuerySet[Project]) -> Iterator[Document]:
    """Give the documents of these projects, in seven queries."""
    names_of, former_names_of = _names()
    rows = projects.select_related("service_group", "source").prefetch_related(
        Partnership.for_cards(), "outputs", "services"
    )
    for project in rows:
        passages = [*_own_words(project), *_councils(project, names_of, former_names_of), *_around(project)]
        yield Document(project.pk, tuple(passage for passage in passages if passage.text))


def _own_words(project: Project) -> list[Passage]:
    return [
        Passage(_("title"), project.title, 8),
        Passage(_("summary"), project.summary, 4),
        Passage(_("what would help"), project.would_help, 2),
        Passage(_("the problem"), project.problem, 1),
        Passage(_("why the work is being done"), project.why, 1),
        Passage(_("the users and their needs"), project.users, 1),
    ]


def _councils(project: Project, names_of: NamesOf, former_names_of: NamesOf) -> list[Passage]:
    """What the lead and the partners are called, and what those were called whose work they took over.

    A council that was asked to be a partner and has not accepted is not named anywhere.
    """
    councils = [project.lead_id, *(each.organisation_id for each in project.shown_partnerships)]
    names = [name for council in councils for name in names_of(council)]
    former = [name for council in councils for name in former_names_of(council)]
    source = getattr(project, "source", None)
    also = [source.lead, *source.also_named] if source else []
    return [
        Passage(_("council"), _lines([*names, *also]), 4),
        Passage(_("former name of the council"), _lines(former), 3),
    ]


def _around(project: Project) -> list[Passage]:
    source = getattr(project, "source", None)
    return [
        *[_called(service) for service in project.services.all()],
        *[_called(group) for group in [project.service_group] if group],
        Passage(_("what can be reused"), _lines([output.title for output in project.outputs.all()]), 2),
        Passage(_("themes of the source"), _lines(source.themes) if source else "", 2),
    ]


def _called(what: Service | ServiceGroup) -> Passage:
    label = _("everyday words for “%(service)s”") % {"service": what.name}
    return Passage(label, _lines([what.name, what.words]), 3)


def _lines(texts: list[str]) -> str:
    return "\n".join(texts)


def _names() -> tuple[NamesOf, NamesOf]:
    """Give what names an organisation bears, and what names those before it bore: in three queries."""
    names = {each.pk: each.all_names() for each in Organisation.objects.prefetch_related("other_names")}
    succession = Succession.load()
    former = defaultdict(list)
    for pk in names:
        former[pk] = [name for before in sorted(succession.before(pk)) for name in names[before]]
    return partial(names.__getitem__), partial(former.__getitem__)
