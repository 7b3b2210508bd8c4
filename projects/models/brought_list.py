"""Lists of projects that somebody has brought for their council."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from councils.models import Organisation

LASTS = timedelta(days=1)


class BroughtListQuerySet(models.QuerySet["BroughtList"]):
    """Brought lists."""

    def lapsed(self) -> "BroughtListQuerySet":
        """Those that were brought too long ago to be kept."""
        return self.filter(at__lte=timezone.now() - LASTS)


class BroughtList(models.Model):
    """What a file said of a council's projects, as it was read, so that what is imported is what was looked at.

    Only who brought it ever sees it. It is kept for a day; once imported, only the counts are.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    table = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    imported_at = models.DateTimeField(null=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    objects = BroughtListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "by"],
                condition=models.Q(imported_at=None),
                name="a_person_looks_at_one_list_at_once",
            )
        ]

    def __str__(self) -> str:
        return f"list {self.pk} for {self.council_id}"

    def get_absolute_url(self) -> str:
        """The page that shows what it would change."""
        return reverse("projects:brought_list", args=[self.council.slug, self.pk])
