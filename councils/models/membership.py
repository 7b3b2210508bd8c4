"""Who belongs to which council, and who is its steward."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import MembershipState, StewardState
from councils.models.organisation import Organisation


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, by where they stand."""

    def current(self) -> "MembershipQuerySet":
        """Those that count now."""
        return self.filter(state=MembershipState.VERIFIED)

    def waiting(self) -> "MembershipQuerySet":
        """Those that somebody asked for and nobody has answered."""
        return self.filter(state=MembershipState.ASKED)

    def stewards(self) -> "MembershipQuerySet":
        """Those of stewards."""
        return self.current().filter(steward=StewardState.STEWARD)


class Membership(models.Model):
    """A person × a council: one row, whatever becomes of it.

    An ended one is never remade by the rule about e-mail domains; the person can ask again.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    state = models.CharField(max_length=20, choices=MembershipState)
    reason = models.CharField(_("why you ask to join"), max_length=500, blank=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    steward = models.CharField(max_length=20, choices=StewardState, blank=True)
    since = models.DateTimeField(default=timezone.now)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="one_membership_for_person_and_council"),
            models.CheckConstraint(
                condition=models.Q(state=MembershipState.VERIFIED)
                | models.Q(steward__in=["", StewardState.DECLINED, StewardState.ENDED]),
                name="only_a_current_member_is_steward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.organisation_id}: {self.state}"
