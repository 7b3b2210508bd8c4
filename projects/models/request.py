"""What an officer of one council asks of a project."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Organisation
from projects.enums import RequestKind, RequestState
from projects.models.project import Project


class RequestQuerySet(models.QuerySet["Request"]):
    """Requests, by where they stand."""

    def waiting(self) -> "RequestQuerySet":
        """Those that nobody has answered."""
        return self.filter(state=RequestState.WAITING)


class Request(models.Model):
    """A request with a message; it must be answered, and every answer carries a message."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="requests")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="requests")
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what you would like"), max_length=20, choices=RequestKind)
    message = models.TextField(_("message"), max_length=3_000)
    sent_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=20, choices=RequestState, default=RequestState.WAITING)
    answer = models.TextField(_("your answer"), max_length=3_000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    # Set where it is listed for somebody: whether they may still read the project.
    is_open = True

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "sent_by", "kind"],
                condition=Q(state=RequestState.WAITING),
                name="one_open_request_for_project_person_and_kind",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RequestState.ACCEPTED, RequestState.DECLINED]) | ~Q(answer=""),
                name="an_answer_carries_a_message",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.project_id} by {self.sent_by_id}"

    def get_absolute_url(self) -> str:
        """The page of both sides."""
        return reverse("projects:request", args=[self.pk])
