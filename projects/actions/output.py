"""What others can reuse."""

from uuid import UUID

from django.utils.translation import gettext as _

from activity.action import action, record
from activity.changes import set_fields
from councils.models import User
from kit.refusals import refusing_duplicates
from projects.enums import Happening
from projects.models import Output, Project
from projects.permissions import check_can_edit
from projects.policies import check_is_claimed, check_is_the_same


@action
def add(*, project: Project, once: UUID, by: User, **answers: str) -> Output:
    """Add something to reuse: `answers` are columns of `Output`. Sent twice with the same `once`, it is one output."""
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    again = project.outputs.filter(once=once).first()
    if again:
        check_is_the_same(again, **answers)
        return again
    with refusing_duplicates(_("You have sent this form already. Start a new one.")):
        output = Output.objects.create(**answers, once=once)
    output.projects.add(project)
    record(Happening.OUTPUT_ADDED, output, by=by, council=project.lead_id, project=project.pk)
    return output


@action
def change(*, output: Output, project: Project, by: User, **answers: str) -> Output:
    """Change what an output of this project says."""
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    changes = set_fields(output, **answers)
    if changes:
        output.save()
        record(Happening.OUTPUT_CHANGED, output, by=by, council=project.lead_id, project=project.pk, **changes)
    return output


@action
def remove(*, output: Output, project: Project, by: User) -> None:
    """Take an output from this project; one that no project has any more is deleted."""
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    record(Happening.OUTPUT_REMOVED, output, by=by, council=project.lead_id, project=project.pk)
    output.projects.remove(project)
    if not output.projects.exists():
        output.delete()
