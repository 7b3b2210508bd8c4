"""What somebody has typed into a task and not saved yet."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from projects.models.project import Project

LONGEST = 100_000


class Unfinished(models.Model):
    """What a person typed into one task of a project, as the form would send it. Only they ever see it.

    `version` is the number of the version that they began from.
    """

    is_private = True

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="unfinished")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unfinished")
    task = models.CharField(max_length=20)
    typed = models.TextField(max_length=LONGEST)
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "user", "task"], name="a_task_is_left_unfinished_once_by_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} of {self.project_id} by {self.user_id}"
