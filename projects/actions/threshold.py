"""A project has as many councils, or pounds, as it wants."""

from django.utils import timezone

from activity.action import action, record
from projects.enums import Happening
from projects.models import Pledge, Project
from projects.models.progress import Progress, progress_of


def begin_anew(project: Project) -> None:
    """Forget that enough was pledged, where more is wanted now (not saved): it is noted again once that is there."""
    if project.reached_at and not _progress(project).is_reached:
        project.reached_at = None


@action
def note(*, project: Project, by: None) -> Project:
    """Note that enough is pledged, where it is: once for what is wanted, whatever is withdrawn and pledged later.

    Work that is over begins with nobody. The lock of the project's row has two pledges that come at once count each
    other.
    """
    project = Project.objects.locked(project.pk)
    progress = _progress(project)
    if project.reached_at or project.is_over or not progress.is_reached:
        return project
    project.reached_at = timezone.now()
    project.save(update_fields=["reached_at"])
    numbers = {
        "councils": [progress.councils, progress.councils_wanted],
        "pounds": [progress.pounds, progress.pounds_wanted],
    }
    record(Happening.THRESHOLD_REACHED, project, by=by, council=project.lead_id, project=project.pk, **numbers)
    return project


def _progress(project: Project) -> Progress:
    return progress_of(project, Pledge.objects.counted().filter(project=project))
