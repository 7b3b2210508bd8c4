"""What an officer of one council asks of a project."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Membership, Organisation
from projects.enums import RequestKind, RequestState
from projects.models.project import Project
from projects.models.team_member import TeamMember

# Councils have ended in two steps at most.
FOLLOWED = ("organisation", "organisation__predecessors", "organisation__predecessors__predecessors")


class RequestQuerySet(models.QuerySet["Request"]):
    """Requests, by where they stand."""

    def waiting(self) -> "RequestQuerySet":
        """Those that nobody has answered."""
        return self.filter(state=RequestState.WAITING)

    def answered(self) -> "RequestQuerySet":
        """Those that were accepted or declined."""
        return self.filter(state__in=[RequestState.ACCEPTED, RequestState.DECLINED])

    def held(self) -> "RequestQuerySet":
        """Those passed to somebody who still belongs to the team, or to the lead council or one that followed it."""
        whose = {"user": OuterRef("passed_to"), "user__is_active": True}
        place = TeamMember.objects.current().filter(project=OuterRef("project"), **whose)
        of_lead = Q(*((way, OuterRef("project__lead")) for way in FOLLOWED), _connector=Q.OR)
        return self.filter(Exists(place) | Exists(Membership.objects.current().filter(of_lead, **whose)))

    def waiting_for_all(self) -> "RequestQuerySet":
        """Those that wait for whoever answers for the project: they are in no one person's hands."""
        return self.waiting().exclude(pk__in=self.model.objects.held().values("pk"))


class Request(models.Model):
    """A request with a message; it must be answered, and every answer carries a message.

    Who asks to join may name the `role` that they would take. `passed_to` is the colleague whose it is to answer now.
    The others still may; once the colleague has left, it is theirs again.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="requests")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="requests")
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what you would like"), max_length=20, choices=RequestKind)
    role = models.CharField(_("which role"), max_length=80, blank=True)
    message = models.TextField(_("message"), max_length=3_000)
    sent_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=20, choices=RequestState, default=RequestState.WAITING)
    answer = models.TextField(_("your answer"), max_length=3_000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    passed_to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    passed_at = models.DateTimeField(null=True)

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
            models.CheckConstraint(
                condition=Q(role="") | Q(kind=RequestKind.JOIN), name="who_asks_for_a_role_asks_to_join"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.project_id} by {self.sent_by_id}"

    def get_absolute_url(self) -> str:
        """The page of both sides."""
        return reverse("projects:request", args=[self.pk])
