"""Partner councils of a project."""

from django.db import models
from django.db.models import Prefetch, Q

from councils.models import Organisation
from councils.standing import Standing
from projects.enums import PartnershipState

# States from which a council can leave.
STANDING = (PartnershipState.ACCEPTED, PartnershipState.NAMED)


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """Partnerships, by where they stand."""

    def accepted(self) -> "PartnershipQuerySet":
        """Those that give the partner's members access."""
        return self.filter(state=PartnershipState.ACCEPTED)

    def shown(self) -> "PartnershipQuerySet":
        """Those that the page names: accepted or, until the council says no, named in the source."""
        return self.filter(
            Q(state__in=[PartnershipState.ACCEPTED, PartnershipState.NAMED])
            | Q(state=PartnershipState.INVITED, in_source=True)
        )

    def waiting(self) -> "PartnershipQuerySet":
        """Those that the asked council has not answered."""
        return self.filter(state=PartnershipState.INVITED)

    def standing(self) -> "PartnershipQuerySet":
        """Those that a council can leave: it is a partner, or the source names it as one."""
        return self.filter(state__in=STANDING)

    def answered_by(self, person: Standing) -> "PartnershipQuerySet":
        """Those of councils for which this person answers: as their steward, or as a broker where they have none."""
        return self.filter(organisation__in=Organisation.objects.answered_for_by(person))


class Partnership(models.Model):
    """A project × a partner council. It shows, and gives access, once a member of that council accepts."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    state = models.CharField(max_length=20, choices=PartnershipState, default=PartnershipState.INVITED)
    in_source = models.BooleanField(default=False)

    # There where it is listed for somebody: whether they may read the project.
    is_open: bool

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="a_council_is_partner_of_a_project_once"),
            models.CheckConstraint(condition=Q(state__in=PartnershipState.values), name="partnership_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.project_id}: {self.state}"

    @classmethod
    def for_cards(cls) -> "Prefetch[str, PartnershipQuerySet, str]":
        """What a card shows of a project's partners, as `shown_partnerships`."""
        shown = cls.objects.shown().select_related("organisation")
        return Prefetch("partnerships", shown, to_attr="shown_partnerships")
