"""Entries from public records, until a council takes them on."""

from collections.abc import Iterable

from django.utils import timezone

from activity.action import action, record
from activity.changes import set_fields
from councils.models import User
from councils.permissions import check_keeps_register
from projects.enums import Audience, Happening, Licence, OutputKind, PartnershipState, State
from projects.imports.entries import Entry
from projects.models import Output, Partnership, Project, Source


@action
def add(*, entry: Entry, by: User | None) -> Project:
    """Publish an entry that nobody looks after yet; `by` is None where the site itself does it.

    Raises `NotPermitted` for somebody outside the site team.
    """
    _check_may_import(by)
    now = timezone.now()
    project = Project.objects.create(
        **entry.project,
        state=State.NOT_KNOWN,
        audience=Audience.EVERYONE,
        unclaimed=True,
        published_at=now,
        public_since=now,
    )
    Source.objects.create(project=project, key=entry.key, **entry.source)
    _name_partners(project, entry.partners)
    _add_outputs(project, entry.outputs)
    project.services.set(entry.services)
    record(Happening.IMPORTED, project, by=by, council=project.lead_id, project=project.pk)
    return project


@action
def refresh(*, project: Project, entry: Entry, by: User | None) -> bool:
    """Make an unclaimed entry say what its record says now; give whether anything was different.

    An entry that somebody has claimed is left as it is. Raises `NotPermitted` for somebody outside the site team.
    """
    _check_may_import(by)
    project = Project.objects.locked(project.pk)
    changed = [] if is_claimed(project) else differences(entry, project)
    if not changed:
        return False
    changes = set_fields(project, **entry.project)
    project.save()
    Source.objects.filter(project=project).update(**entry.source)
    _refresh_partners(project, entry)
    _refresh_outputs(project, entry)
    project.services.set(entry.services)
    record(
        Happening.REFRESHED,
        project,
        by=by,
        council=project.lead_id,
        project=project.pk,
        **{**changes, "changed": changed},
    )
    return True


def is_claimed(project: Project) -> bool:
    """Whether somebody looks after the entry, so that no import touches it."""
    return not project.unclaimed


def differences(entry: Entry, project: Project) -> list[str]:
    """Say in what an entry in the database differs from its record: columns, or the name of a part."""
    columns = [name for name, value in entry.project.items() if getattr(project, name) != value]
    source = project.source
    parts = {
        "source": all(getattr(source, name) == value for name, value in entry.source.items()),
        "partners": _named_partners(project) == set(entry.partners) - _other_partners(project),
        "outputs": {output.title for output in project.outputs.all()} == set(entry.outputs),
        "services": {service.pk for service in project.services.all()} == entry.services,
    }
    return columns + [part for part, is_same in parts.items() if not is_same]


def _check_may_import(by: User | None) -> None:
    if by is not None:
        check_keeps_register(by)


def _named_partners(project: Project) -> set[int]:
    return {each.organisation_id for each in project.partnerships.all() if each.state == PartnershipState.NAMED}


def _other_partners(project: Project) -> set[int]:
    """Those that a steward of the lead council has taken away, for example: no import brings them back."""
    return {each.organisation_id for each in project.partnerships.all() if each.state != PartnershipState.NAMED}


def _name_partners(project: Project, organisations: Iterable[int]) -> None:
    Partnership.objects.bulk_create(
        Partnership(project=project, organisation_id=organisation, state=PartnershipState.NAMED, in_source=True)
        for organisation in organisations
    )


def _refresh_partners(project: Project, entry: Entry) -> None:
    partnerships = project.partnerships.filter(state=PartnershipState.NAMED)
    partnerships.exclude(organisation__in=entry.partners).delete()
    here = set(project.partnerships.values_list("organisation_id", flat=True))
    _name_partners(project, [organisation for organisation in entry.partners if organisation not in here])


def _add_outputs(project: Project, titles: Iterable[str]) -> None:
    outputs = [Output(title=title, kind=OutputKind.UNKNOWN, licence=Licence.NOT_STATED) for title in titles]
    project.outputs.add(*Output.objects.bulk_create(outputs))


def _refresh_outputs(project: Project, entry: Entry) -> None:
    here = {output.title: output for output in project.outputs.all()}
    gone = [output for title, output in here.items() if title not in entry.outputs]
    project.outputs.remove(*gone)
    Output.objects.filter(pk__in=[output.pk for output in gone], projects=None).delete()
    _add_outputs(project, [title for title in entry.outputs if title not in here])
