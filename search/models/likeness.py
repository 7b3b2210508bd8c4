"""Work that is like other work, and of which its owners were told."""

from django.db import models
from django.utils import timezone

from projects.models import Project


class Likeness(models.Model):
    """A project that was published, and earlier work that it is strongly like: its owners are told of it, once."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    like = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "like"], name="two_are_found_alike_once")]

    def __str__(self) -> str:
        return f"{self.project_id} is like {self.like_id}"
