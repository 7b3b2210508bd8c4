"""What a project said, over time."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Organisation, User
from projects.models.project import Project


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions, newest first."""

    def visible(self, project: Project, *, to_team: bool) -> "VersionQuerySet":
        """Those of a project that this reader may read: all for its team, else those since everyone could read it."""
        versions = self.filter(project=project)
        if to_team:
            return versions
        return versions.filter(at__gte=project.public_since) if project.public_since else self.none()


class Version(models.Model):
    """All that a project said from a moment on: `says` holds it by name, as `projects.models.record` writes it.

    It stands in a table of its own so that it can be erased; an erased version says nothing, and keeps its number.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    says = models.JSONField(default=dict)
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="a_version_of_a_project_has_a_number_of_its_own"
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="versions_are_counted_from_one"),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.project_id}"

    @property
    def is_erased(self) -> bool:
        """Whether its text was erased."""
        return self.erased_at is not None


def number_now(project: Project) -> int:
    """The number of the version that stands; a project that was never changed stands at its first."""
    return project.versions.values_list("number", flat=True).first() or 1


def begin_history(project: Project, says: dict[str, Any]) -> int:
    """See that the first version is there, before the project changes; gives the number of the one that stands."""
    newest = project.versions.first()
    if newest is None:
        newest = keep(project, says, after=0, by=None)
        newest.at = project.published_at or newest.at
        newest.save(update_fields=["at"])
    return newest.number


def keep_published(project: Project, says: dict[str, Any], *, by: User) -> None:
    """Write down what the project says as it is published, where it was changed as a draft.

    Visitors read the versions since then. One that was never changed gets its first by `begin_history`, as of that day.
    """
    if project.versions.exists():
        keep(project, says, after=number_now(project), by=by)


def keep(project: Project, says: dict[str, Any], *, after: int, by: User | None) -> Version:
    """Write down what the project says from now on, as the version after that number."""
    return Version.objects.create(project=project, number=after + 1, says=says, council=project.lead, by=by)
