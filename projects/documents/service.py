"""By what services are found."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activity.models import Event
from councils.people import Anyone
from kit.documents import Document, Field, Kind, Passage, Told
from projects.documents.project import TOUCHING_SERVICES
from projects.models import Project, Service


def read(services: QuerySet[Service]) -> Iterator[Document]:
    """Give the documents of these services, in one query."""
    for service in services.select_related("group"):
        yield Document(
            pk=service.pk,
            title=service.name,
            passages=(
                Passage("title", Field.TITLE, service.name),
                Passage("service", Field.TAGS, service.group.name),
                Passage("words", Field.SUMMARY, service.words),
            ),
            values={"service": [service.group.slug], "about": [service.slug]},
        )


def touched(events: Sequence[Event]) -> Collection[int]:
    """The services, or those of the groups, that something happened to."""
    about = [event for event in events if event.kind in TOUCHING_SERVICES]
    own = {event.subject_id for event in about if event.subject == "projects.service"}
    groups = {event.subject_id for event in about} - own
    return own.union(Service.objects.filter(group__in=groups).order_by().values_list("pk", flat=True) if groups else ())


def shown(services: Collection[int], reader: Anyone) -> Mapping[int, Service]:
    """These services, with how many projects about each a reader may see."""
    visible = Project.objects.visible_to(reader).published().order_by()
    counted = Count("projects", filter=Q(projects__in=visible), distinct=True)
    return Service.objects.select_related("group").annotate(work=counted).in_bulk(list(services))


def told(service: Service) -> Told:
    """What programs are told of one of `shown`: it leads to the work about it."""
    return Told(f"{reverse('search:projects')}?about={service.slug}", service.name, service.words)


def counted(number: int) -> str:
    """Say how many there are."""
    return ngettext("%(count)d service", "%(count)d services", number) % {"count": number}


KIND = Kind(
    name="service",
    label=_("Services"),
    none=_("No services"),
    counted=counted,
    rows=Service.objects.all,
    read=read,
    touched=touched,
    shown=shown,
    told=told,
    template="projects/hits/service.html",
    order=50,
)
