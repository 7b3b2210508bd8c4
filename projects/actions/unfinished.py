"""What is typed and not saved yet: kept for the person who typed it. No Event tells of it (`is_private`)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action
from councils.models import User
from kit.refusals import Refused
from projects.models import Project, Unfinished
from projects.models.unfinished import LONGEST
from projects.permissions import check_can_edit
from projects.policies import check_is_claimed


@action
def keep(*, project: Project, task: str, typed: str, version: int, by: User) -> Unfinished:
    """Keep what was typed into a task: `typed` as the form sends it. Raises `Refused` for what is too long to keep."""
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    if len(typed) > LONGEST:
        raise Refused(_("This is too long to keep. Shorten it, then save."))
    kept, _is_new = Unfinished.objects.update_or_create(
        project=project,
        user=by,
        task=task,
        defaults={"typed": typed, "version": version, "at": timezone.now()},
    )
    return kept


@action
def forget(*, kept: Unfinished, by: None) -> None:
    """Forget what was typed long ago, unless more was typed since it was looked for."""
    Unfinished.objects.filter(pk=kept.pk, at=kept.at).delete()


@action
def discard(*, project: Project, task: str, by: User) -> Project:
    """Forget what the person typed into a task, saved or not."""
    Unfinished.objects.filter(project=project, user=by, task=task).delete()
    return project
