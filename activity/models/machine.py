"""What the worker keeps for itself: who is at work, and what ran when. It says nothing of anybody."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

# A worker says every few seconds that it lives; one that has not for so long is no more.
SILENT = timedelta(seconds=30)


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    """Workers, by whether they live."""

    def alive(self) -> "HeartbeatQuerySet":
        """Those that were heard of lately."""
        return self.filter(at__gte=timezone.now() - SILENT)


class Heartbeat(models.Model):
    """A process that does jobs, and when it was last heard of."""

    worker = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()

    objects = HeartbeatQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.worker} at {self.at}"


class Schedule(models.Model):
    """Something that runs again and again: when it is due, when it last ran, and what went wrong then."""

    name = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField(default=timezone.now)
    ran_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}, due at {self.due_at}"
