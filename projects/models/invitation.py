"""Whom a team has invited by e-mail."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from councils.models import User
from projects.enums import InvitationState
from projects.models.project import Project

LASTS = timedelta(days=14)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, by where they stand and for whom."""

    def waiting(self) -> "InvitationQuerySet":
        """Those that nobody has answered or taken back."""
        return self.filter(state=InvitationState.INVITED)

    def open(self) -> "InvitationQuerySet":
        """Those of them that can still be accepted."""
        return self.waiting().filter(sent_at__gt=timezone.now() - LASTS)

    def lapsed(self) -> "InvitationQuerySet":
        """Those of them that waited for too long."""
        return self.waiting().filter(sent_at__lte=timezone.now() - LASTS)

    def to(self, user: User) -> "InvitationQuerySet":
        """Those to an address that this person has confirmed."""
        addresses = EmailAddress.objects.filter(user=user, verified=True)
        return self.filter(address__in=addresses.values_list(Lower("email")))

    def of(self, user: User) -> "InvitationQuerySet":
        """Those to this person, and those that they have answered."""
        return self.to(user) | self.filter(person=user)


class Invitation(models.Model):
    """An address that a team has invited; it may have no account yet.

    Whoever has confirmed the address answers. The address is kept while the invitation waits, and no longer.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="invitations")
    address = models.EmailField(blank=True)
    state = models.CharField(max_length=20, choices=InvitationState, default=InvitationState.INVITED)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    # There where it is listed for somebody: whether they may read the project.
    is_open: bool

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "address"],
                condition=Q(state=InvitationState.INVITED),
                name="an_address_is_invited_to_a_project_once",
            ),
            models.CheckConstraint(
                condition=(Q(state=InvitationState.INVITED) & ~Q(address=""))
                | (~Q(state=InvitationState.INVITED) & Q(address="")),
                name="an_invitation_has_its_address_while_it_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk} to {self.project_id}: {self.state}"

    def get_absolute_url(self) -> str:
        """The page of whoever is invited."""
        return reverse("projects:invitation", args=[self.pk])

    @property
    def has_lapsed(self) -> bool:
        """Whether it waited for too long."""
        return self.state == InvitationState.INVITED and self.sent_at <= timezone.now() - LASTS
