"""What happened: one append-only row for each write."""

from typing import Any, Never

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class AppendOnly(Exception):
    """Somebody tried to change or delete what happened."""


class EventQuerySet(models.QuerySet["Event"]):
    """Events can be read and added, nothing else."""

    def about_project(self, project_id: int) -> "EventQuerySet":
        """The events of one project, newest first."""
        return self.filter(project=project_id).order_by("-id")

    def update(self, **kwargs: Any) -> Never:
        """Refuse: what happened stays."""
        raise AppendOnly("Events are never changed.")

    def delete(self) -> Never:
        """Refuse: what happened stays."""
        raise AppendOnly("Events are never deleted.")


class Event(models.Model):
    """One write: what happened, to what, by whom, for which council.

    It is the audit trail, the activity feed, and what the index and the mails are fed from. It holds plain ids, no
    foreign keys, and no personal data or free text: of such a field it says only that it changed. `network` is the
    caller's address cut to its network (/24 or /48), which names no person.
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    actor = models.BigIntegerField(null=True)
    council = models.BigIntegerField(null=True)
    project = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    origin = models.CharField(max_length=20, default="")
    network = models.CharField(max_length=50, default="")

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["project", "-id"], name="event_by_project"),
            models.Index(fields=["subject", "subject_id", "-id"], name="event_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; raises `AppendOnly` where it is there already."""
        if not self._state.adding:
            raise AppendOnly("Events are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        """Refuse: what happened stays."""
        raise AppendOnly("Events are never deleted.")
