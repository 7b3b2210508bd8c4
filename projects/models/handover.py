"""Handing a project to another council."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Organisation
from projects.enums import HandoverState
from projects.models.project import Project


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Handovers, by where they stand."""

    def waiting(self) -> "HandoverQuerySet":
        """Those that the asked council has not answered."""
        return self.filter(state=HandoverState.ASKED)


class Handover(models.Model):
    """A lead council asks another to lead its project. `stays_partner`: it would stay, as a partner."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="handovers")
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("why"), max_length=1_000)
    stays_partner = models.BooleanField(default=True)
    state = models.CharField(max_length=20, choices=HandoverState, default=HandoverState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("your answer"), max_length=1_000, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(state=HandoverState.ASKED), name="one_open_handover_of_a_project"
            ),
            models.CheckConstraint(
                condition=~Q(state=HandoverState.DECLINED) | ~Q(answer=""), name="a_declined_handover_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} to {self.council_id}: {self.state}"

    def get_absolute_url(self) -> str:
        """The page of both sides."""
        return reverse("projects:handover", args=[self.pk])
