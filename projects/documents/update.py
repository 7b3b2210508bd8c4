"""By what updates are found: by what they tell, and under what their project is filed."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activity.models import Event
from councils.documents import Register
from councils.people import Anyone
from kit.documents import Document, Field, Kind, Passage, Told
from projects.documents import project as projects
from projects.enums import Happening
from projects.models import Project, Update


def rows() -> QuerySet[Update]:
    """Those of published projects."""
    return Update.objects.filter(project__in=Project.objects.published().order_by())


def read(updates: QuerySet[Update]) -> Iterator[Document]:
    """Give the documents of these updates, in eight queries."""
    register = Register.load()
    for update in updates.prefetch_related(Prefetch("project", projects.with_what_is_filed(Project.objects.all()))):
        yield _document(update, register)


def _document(update: Update, register: Register) -> Document:
    project = update.project
    return Document(
        pk=update.pk,
        title=update.title,
        passages=(
            Passage("title", Field.TITLE, update.title),
            Passage("project", Field.SUMMARY, project.title),
            *(passage for passage in projects.tags_of(project) if passage.text),
            Passage("council", Field.COUNCIL, projects.lines(register.names_of(projects.bodies_of(project)))),
            Passage("text", Field.BODY, update.text),
        ),
        labels=projects.labels_of(project),
        values=projects.values_of(project, register),
        dated_on=timezone.localdate(update.posted_at),
        confirmed_on=project.last_confirmed,
    )


def touched(events: Sequence[Event]) -> Collection[int]:
    """Those that were posted, and those of the projects that something happened to."""
    own = {event.subject_id for event in events if event.kind == Happening.UPDATE_POSTED}
    of_projects = Update.objects.filter(project__in=projects.touched(events))
    return own.union(of_projects.order_by().values_list("pk", flat=True))


def shown(updates: Collection[int], reader: Anyone) -> Mapping[int, Update]:
    """Those of these that a reader may see."""
    visible = Project.objects.visible_to(reader).published().order_by()
    return Update.objects.filter(project__in=visible).select_related("project__lead").in_bulk(list(updates))


def own(reader: Anyone) -> QuerySet[Update] | None:
    """Those of the projects that somebody looks after."""
    looked_after = projects.own(reader)
    return None if looked_after is None else Update.objects.filter(project__in=looked_after.order_by())


def told(update: Update) -> Told:
    """What programs are told of one of `shown`; it stands on the page of its project."""
    return Told(
        url=f"{update.project.get_absolute_url()}#updates",
        title=update.title,
        summary=update.project.title,
        council=update.project.lead.name,
        published_at=update.posted_at,
    )


def counted(number: int) -> str:
    """Say how many there are."""
    return ngettext("%(count)d update", "%(count)d updates", number) % {"count": number}


KIND = Kind(
    name="update",
    label=_("Updates"),
    none=_("No updates"),
    counted=counted,
    rows=rows,
    read=read,
    touched=touched,
    shown=shown,
    told=told,
    own=own,
    template="projects/hits/update.html",
    order=30,
)
