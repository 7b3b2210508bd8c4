"""Work that is like other work: who is told of it."""

from django.db.models import Q

from activity.action import action, record
from councils.models import User
from projects.models import Project
from search.enums import Happening
from search.models import Likeness, Mute


@action
def note(*, project: Project, like: Project, by: None) -> Likeness | None:
    """Note that a project is strongly like earlier work, so that its owners are told. Two are noted once, for good:
    gives None where they were.
    """
    # Whoever notes the same at the same moment, either way round, waits here.
    list(Project.objects.select_for_update().filter(pk__in=[project.pk, like.pk]).order_by("pk").values_list("pk"))
    either = Q(project=project, like=like) | Q(project=like, like=project)
    if Likeness.objects.filter(either).exists():
        return None
    likeness = Likeness.objects.create(project=project, like=like)
    record(Happening.LIKENESS_FOUND, likeness, by=by, council=like.lead_id, project=project.pk, like=like.pk)
    return likeness


@action
def mute(*, by: User) -> Mute:
    """Send this person no more mail about work that is like theirs."""
    return Mute.objects.get_or_create(user=by)[0]


@action
def unmute(*, by: User) -> None:
    """Send it again."""
    Mute.objects.filter(user=by).delete()
