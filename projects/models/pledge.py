"""What a council pledges to another's project."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Organisation
from projects.enums import PledgeKind, PledgeState

OPEN = (
    PledgeState.AWAITING,
    PledgeState.OFFERED,
    PledgeState.ACCEPTED,
    PledgeState.ACTIVE,
    PledgeState.DELIVERED_SAID,
)
ACCEPTED_ON = (PledgeState.ACCEPTED, PledgeState.ACTIVE, PledgeState.DELIVERED_SAID, PledgeState.DELIVERED)
COUNTED = (PledgeState.OFFERED, *ACCEPTED_ON)


class PledgeQuerySet(models.QuerySet["Pledge"]):
    """Pledges, by where they stand."""

    def counted(self) -> "PledgeQuerySet":
        """Those by which a council is "in": offered, or accepted and on."""
        return self.filter(state__in=COUNTED)

    def shown(self) -> "PledgeQuerySet":
        """Those that everybody may see: the council has given its word, and nobody said no."""
        return self.filter(Q(state__in=COUNTED) | Q(state=PledgeState.WITHDRAWN, offered_at__isnull=False))


class Pledge(models.Model):
    """A council's pledge, made by a person for it. `offered_at` is when the council gave its word."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="pledges")
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pledges")
    pledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pledges")
    kind = models.CharField(_("what kind of help"), max_length=20, choices=PledgeKind)
    size = models.CharField(_("how much"), max_length=150)
    pounds = models.PositiveIntegerField(
        _("how many pounds"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000_000)],
    )
    until = models.DateField(_("until when"), null=True, blank=True)
    note = models.TextField(_("a note to the team"), max_length=3_000, blank=True)
    state = models.CharField(max_length=20, choices=PledgeState)
    answer = models.TextField(_("your answer"), max_length=3_000, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    pledged_at = models.DateTimeField(default=timezone.now)
    offered_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=timezone.now)

    # There where it is listed for somebody: whether they may read the project.
    is_open: bool

    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ["-pledged_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "council", "kind"],
                condition=Q(state__in=OPEN),
                name="one_open_pledge_for_project_council_and_kind",
            ),
            models.CheckConstraint(
                condition=~Q(state=PledgeState.WITHDRAWN) | ~Q(reason=""), name="a_withdrawal_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=COUNTED) | Q(offered_at__isnull=False),
                name="an_offered_pledge_has_the_councils_word",
            ),
            models.CheckConstraint(
                condition=Q(kind=PledgeKind.MONEY, pounds__isnull=False, pounds__gt=0)
                | (~Q(kind=PledgeKind.MONEY) & Q(pounds__isnull=True)),
                name="a_pledge_of_money_and_no_other_has_pounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.project_id} by {self.council_id}"

    def get_absolute_url(self) -> str:
        """The page of both sides."""
        return reverse("projects:pledge", args=[self.pk])

    @classmethod
    def for_cards(cls) -> "Prefetch[str, PledgeQuerySet, str]":
        """What a card counts of a project's pledges, as `counted_pledges`."""
        return Prefetch("pledges", cls.objects.counted(), to_attr="counted_pledges")
