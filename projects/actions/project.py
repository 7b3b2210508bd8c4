"""Draft, publish and change a project."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from activity.changes import set_fields
from councils.models import Organisation, User
from kit.refusals import Refused, refusing_duplicates
from projects.enums import Audience, Happening, Openness, Permission, TeamRole
from projects.models import PhaseDates, Project, ServiceGroup, TeamMember
from projects.permissions import check_can_edit, check_can_post_for, check_has
from projects.policies import check_can_be_published, check_is_claimed


@action
def draft(
    *,
    title: str,
    summary: str,
    phase: str,
    service_group: ServiceGroup | None,
    would_help: str,
    lead: Organisation,
    once: UUID,
    by: User,
) -> Project:
    """Begin a project for a council; whoever begins it owns it. Sent twice with the same `once`, it is one project.

    A draft whose form comes again with other answers takes them, another of the person's councils among them. Raises
    `NotPermitted` for somebody who is no member of the lead council, `Refused` where the form comes again with other
    answers after publication.
    """
    check_can_post_for(by, lead)
    answers = {
        "title": title,
        "summary": summary,
        "phase": phase,
        "service_group": service_group,
        "would_help": would_help,
        "lead": lead,
    }
    again: Project | None = Project.objects.filter(once=once, members__user=by).first()
    if again:
        return _take_again(again, answers, by)
    openness = [Openness.PARTNERS] if would_help.strip() else [Openness.CONVERSATION]
    with refusing_duplicates(_("This project is there already.")):
        project = Project.objects.create(**answers, openness=openness, once=once)
    TeamMember.objects.create(project=project, user=by, organisation=lead, role=TeamRole.OWNER)
    record(Happening.DRAFTED, project, by=by, council=lead.pk, project=project.pk)
    return project


@action
def publish(*, project: Project, by: User) -> Project:
    """Show the project to its audience. Raises `NotPermitted`, or `Refused` where an answer is missing.

    One that is published already stays as it is.
    """
    check_has(by, project, Permission.PUBLISH)
    project = Project.objects.select_for_update().get(pk=project.pk)
    if not project.is_draft:
        return project
    check_can_be_published(project)
    project.published_at = timezone.now()
    project.dated_on = project.last_confirmed = timezone.localdate()
    _note_public(project)
    project.save()
    record(
        Happening.PUBLISHED,
        project,
        by=by,
        council=project.lead_id,
        project=project.pk,
        audience=project.audience,
    )
    return project


@action
def change(*, project: Project, by: User, **answers: Any) -> Project:
    """Change what the project says: `answers` are columns of `Project`. Nothing different, nothing recorded.

    Raises `NotPermitted`, or `Refused` for an entry that nobody has claimed.
    """
    check_can_edit(by, project)
    project = Project.objects.select_for_update().get(pk=project.pk)
    check_is_claimed(project)
    changes = set_fields(project, **answers)
    if not changes:
        return project
    _note_public(project)
    if not project.is_draft:
        project.last_confirmed = timezone.localdate()
    project.save(update_fields=[*changes["changed"], "slug", "public_since", "last_confirmed"])
    record(Happening.CHANGED, project, by=by, council=project.lead_id, project=project.pk, **changes)
    return project


@action
def set_dates(*, project: Project, dates: list[PhaseDates], by: User) -> Project:
    """Put these dates of phases in place of those that were there. Raises as `change` does."""
    check_can_edit(by, project)
    check_is_claimed(project)
    before = _as_data(list(project.phase_dates.order_by("id")))
    if before == _as_data(dates):
        return project
    project.phase_dates.all().delete()
    for each in dates:
        each.project = project
    PhaseDates.objects.bulk_create(dates)
    record(Happening.CHANGED, project, by=by, council=project.lead_id, project=project.pk, changed=["phase_dates"])
    return project


def _take_again(project: Project, answers: dict[str, Any], by: User) -> Project:
    if project.is_draft:
        return change(project=_led_by(project=project, lead=answers["lead"], by=by), by=by, **answers)
    if any(getattr(project, name) != answer for name, answer in answers.items()):
        raise Refused(_("You have published this project already. Open it in My work to change it."))
    return project


@action
def _led_by(*, project: Project, lead: Organisation, by: User) -> Project:
    """Let another of the person's councils lead their draft: they work on it for that council from now on."""
    before = project.lead_id
    if before == lead.pk:
        return project
    project.lead = lead
    project.save(update_fields=["lead"])
    TeamMember.objects.filter(project=project, user=by).update(organisation=lead)
    changes = {"changed": ["lead"], "lead": [before, lead.pk]}
    record(Happening.CHANGED, project, by=by, council=lead.pk, project=project.pk, **changes)
    return project


def _as_data(dates: list[PhaseDates]) -> list[tuple[object, ...]]:
    return [(each.phase, each.start, each.end, each.estimated) for each in dates]


def _note_public(project: Project) -> None:
    """Note when everybody could first read the project; a narrower audience ends that."""
    is_public = not project.is_draft and project.audience == Audience.EVERYONE
    if not is_public:
        project.public_since = None
    elif project.public_since is None:
        project.public_since = timezone.now()
