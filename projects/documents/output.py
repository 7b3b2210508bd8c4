"""By what outputs are found: by what they are, and by the projects that made them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activity.models import Event
from councils.documents import Register
from councils.people import Anyone
from kit.documents import Document, Field, Kind, Passage, Told
from projects.documents import project as projects
from projects.documents.project import lines
from projects.enums import Happening
from projects.models import Output, Project

OF_OUTPUTS = frozenset({Happening.OUTPUT_ADDED, Happening.OUTPUT_CHANGED, Happening.OUTPUT_REMOVED})


def rows() -> QuerySet[Output]:
    """Those of published projects."""
    return Output.objects.filter(projects__in=Project.objects.published().order_by()).distinct()


def read(outputs: QuerySet[Output]) -> Iterator[Document]:
    """Give the documents of these outputs, in nine queries."""
    register = Register.load()
    made_by = projects.with_what_is_filed(Project.objects.published())
    for output in outputs.prefetch_related(Prefetch("projects", made_by, to_attr="makers")):
        makers: list[Project] = vars(output)["makers"]
        yield _document(output, makers, register)


def _document(output: Output, makers: Sequence[Project], register: Register) -> Document:
    bodies = [body for maker in makers for body in projects.bodies_of(maker)]
    return Document(
        pk=output.pk,
        title=output.title,
        passages=(
            Passage("title", Field.TITLE, output.title),
            Passage("project", Field.SUMMARY, lines([maker.title for maker in makers])),
            *(passage for maker in makers for passage in projects.tags_of(maker) if passage.text),
            Passage("council", Field.COUNCIL, lines(register.names_of(bodies))),
        ),
        labels=frozenset().union(*(projects.labels_of(maker) for maker in makers)),
        values=_values(output, makers, register),
        posted=any(not maker.unclaimed for maker in makers),
        dated_on=max((maker.dated_on for maker in makers if maker.dated_on), default=None),
        confirmed_on=max((maker.last_confirmed for maker in makers if maker.last_confirmed), default=None),
    )


def _values(output: Output, makers: Sequence[Project], register: Register) -> Mapping[str, Collection[str]]:
    """Its own kind and licence, and all else of the projects that made it."""
    joined: dict[str, set[str]] = {}
    for maker in makers:
        for name, values in projects.values_of(maker, register).items():
            joined.setdefault(name, set()).update(values)
    months = [max(joined["confirmed"])] if joined.get("confirmed") else []
    own = {"output": output.kind, "licence": output.licence}
    return {**joined, "confirmed": months, **{name: {said} - projects.NOTHING_SAID for name, said in own.items()}}


def touched(events: Sequence[Event]) -> Collection[int]:
    """Those that something happened to, and those of the projects that something happened to."""
    own = {event.subject_id for event in events if event.kind in OF_OUTPUTS}
    of_projects = Output.objects.filter(projects__in=projects.touched(events))
    return own.union(of_projects.values_list("pk", flat=True))


def shown(outputs: Collection[int], reader: Anyone) -> Mapping[int, Output]:
    """Those of these that a reader may see, with the projects that they may see of those that made them."""
    return {output.pk: output for output in Output.objects.visible_to(reader).filter(pk__in=outputs)}


def own(reader: Anyone) -> QuerySet[Output] | None:
    """Those of the projects that somebody looks after."""
    looked_after = projects.own(reader)
    return None if looked_after is None else Output.objects.filter(projects__in=looked_after.order_by())


def told(output: Output) -> Told:
    """What programs are told of one of `shown`; it stands on the pages of the projects that made it."""
    makers: list[Project] = vars(output)["makers"]
    return Told(
        url=makers[0].get_absolute_url(),
        title=output.title,
        summary=makers[0].title,
        council=makers[0].lead.name,
        phase=output.phase,
        published_at=max(maker.published_at for maker in makers if maker.published_at),
        last_confirmed=max((maker.last_confirmed for maker in makers if maker.last_confirmed), default=None),
    )


def counted(number: int) -> str:
    """Say how many there are."""
    return ngettext("%(count)d reusable output", "%(count)d reusable outputs", number) % {"count": number}


KIND = Kind(
    name="output",
    label=_("Reusable outputs"),
    none=_("No reusable outputs"),
    counted=counted,
    rows=rows,
    read=read,
    touched=touched,
    shown=shown,
    told=told,
    own=own,
    template="projects/hits/output.html",
    order=20,
)
