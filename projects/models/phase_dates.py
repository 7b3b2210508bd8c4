"""When a project was, or is to be, in a phase."""

from django.db import models
from django.db.models import F, Q

from projects.enums import Phase
from projects.models.project import Project


class PhaseDates(models.Model):
    """From when to when a project is in a phase; `estimated` says that these are plans."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="phase_dates")
    phase = models.CharField(max_length=20, choices=Phase)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    estimated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "phase"], name="a_project_has_dates_of_a_phase_once"),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="a_phase_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phase} of {self.project_id}"
