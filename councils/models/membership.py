"""Who belongs to which council, and who is its steward."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import WITHOUT_MEMBERSHIP, MembershipState, StewardState
from councils.models.organisation import Organisation
from councils.standing import Standing


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, by where they stand."""

    def current(self) -> "MembershipQuerySet":
        """Those that count now."""
        return self.filter(state=MembershipState.VERIFIED)

    def waiting(self) -> "MembershipQuerySet":
        """Those that somebody asked for and nobody has answered."""
        return self.filter(state=MembershipState.ASKED)

    def stewards(self) -> "MembershipQuerySet":
        """Those of stewards who can sign in."""
        return self.current().filter(steward=StewardState.STEWARD, user__is_active=True)

    def locked(self, membership: "Membership") -> "Membership":
        """Read a membership as it stands in this transaction, for it alone to change: two clicks at once are one."""
        return self.select_for_update(of=("self",)).select_related("organisation").get(pk=membership.pk)

    def of(self, council: Organisation) -> "MembershipQuerySet":
        """Those of one council, with the people's names, by name."""
        return self.filter(organisation=council).select_related("user__profile").order_by("user__profile__name", "id")

    def answerable_by(self, standing: Standing) -> "MembershipQuerySet":
        """Those that wait for this person's answer: of councils they are steward of, or stand in for."""
        councils = Organisation.objects.answered_for_by(standing)
        return self.waiting().filter(organisation__in=councils).exclude(user=standing.user)

    def invited_to_be_steward(self, standing: Standing) -> "MembershipQuerySet":
        """Those on which this person is asked to become steward."""
        return self.current().filter(user=standing.user, steward=StewardState.INVITED)

    def volunteers_for(self, standing: Standing) -> "MembershipQuerySet":
        """Those who offer to be steward and wait for this broker's word."""
        if not standing.broker:
            return self.none()
        return self.current().filter(steward=StewardState.VOLUNTEERED).exclude(user=standing.user)

    def visible_to(self, standing: Standing) -> "MembershipQuerySet":
        """Those this person may know of: their own, those of councils they belong to, all for a broker."""
        if standing.broker:
            return self
        return self.filter(models.Q(user=standing.user) | models.Q(organisation__in=standing.councils))


class Membership(models.Model):
    """A person × a council: one row, whatever becomes of it.

    One that ended or was declined is never remade by the rule about e-mail domains; the person can ask again.
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
                condition=models.Q(state=MembershipState.VERIFIED) | models.Q(steward__in=sorted(WITHOUT_MEMBERSHIP)),
                name="only_a_current_member_is_steward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.organisation_id}: {self.state}"

    @property
    def is_steward(self) -> bool:
        """Whether the member is a steward now."""
        return self.steward == StewardState.STEWARD
