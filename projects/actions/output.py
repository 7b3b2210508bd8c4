"""What others can reuse."""

from uuid import UUID

from django.utils.translation import gettext as _

from activity.action import action, record
from activity.changes import set_fields
from councils.models import User
from kit.refusals import Refused, refusing_duplicates
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
    """Change what an output of this project says. Raises `Refused` where it has just been taken away."""
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    now = _read_again(output, project)
    if now is None:
        raise Refused(_("This is no longer there."))
    output = now
    changes = set_fields(output, **answers)
    if changes:
        output.save()
        record(Happening.OUTPUT_CHANGED, output, by=by, council=project.lead_id, project=project.pk, **changes)
    return output


@action
def remove(*, output: Output, project: Project, by: User) -> None:
    """Take an output from this project; one that no project has any more is deleted. One that is gone stays so."""
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    now = _read_again(output, project)
    if now:
        record(Happening.OUTPUT_REMOVED, now, by=by, council=project.lead_id, project=project.pk)
        now.projects.remove(project)
        if not now.projects.exists():
            now.delete()


def _read_again(output: Output, project: Project) -> Output | None:
    """Read an output of a locked project as it is now; it may be another project's, too."""
    return project.outputs.select_for_update(of=("self",)).filter(pk=output.pk).first()
