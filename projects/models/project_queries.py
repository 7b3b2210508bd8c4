"""Reads of projects that are used twice."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from councils.people import Anyone
from councils.standing import standing_of
from kit.fields import ChoiceSetField
from projects.enums import LOOKING_FOR_HELP, OVER, Audience
from projects.models.looking_after import looked_after_by
from projects.models.partnership import Partnership
from projects.models.pledge import Pledge
from projects.models.wanted_role import WantedRole

if TYPE_CHECKING:
    from projects.models.project import Project


class ProjectQuerySet(QuerySet["Project"]):
    """Projects; `visible_to` is the only way to list them for somebody."""

    def visible_to(self, user: Anyone) -> "ProjectQuerySet":
        """Those that this person may see: the labels of `projects/visibility.py`, as a condition."""
        standing = standing_of(user)
        published = Q(published_at__isnull=False)
        rule = published & Q(audience=Audience.EVERYONE)
        if standing.public:
            rule |= published & Q(audience=Audience.OFFICERS)
        if standing.councils:
            accepted = Partnership.objects.accepted().filter(project=OuterRef("pk"), organisation__in=standing.councils)
            rule |= published & (Q(lead__in=standing.councils) | Q(Exists(accepted)))
        if standing.stewards:
            rule |= Q(lead__in=standing.stewards)
        if standing.councils or standing.broker:
            rule |= looked_after_by(standing)
        return self.filter(rule)

    def looked_after_by(self, user: Anyone) -> "ProjectQuerySet":
        """Those in whose team this person counts, or that are left to them."""
        return self.filter(looked_after_by(standing_of(user)))

    def locked(self, pk: int) -> "Project":
        """Read a project as it stands in this transaction, for it alone to change, with all that is its own.

        Whoever changes one, or a part of one, does this first and then looks at what the person may do: a lead or a
        team that was there a moment ago may be gone. As all begin here, no two wait for each other.
        """
        return self.select_for_update().get(pk=pk)

    def published(self) -> "ProjectQuerySet":
        """Those that are no drafts."""
        return self.filter(published_at__isnull=False)

    def of_councils(self, councils: Collection[int]) -> "ProjectQuerySet":
        """Those that one of these councils leads, or is an accepted or named partner of."""
        shown = Partnership.objects.shown().filter(organisation__in=councils)
        return self.filter(Q(lead__in=councils) | Q(pk__in=shown.values("project")))

    def looking_for_help(self) -> "ProjectQuerySet":
        """Those that look for partners or co-funding, and go on: `Project.looks_for_help` as a condition."""
        rule = Q()
        for openness in LOOKING_FOR_HELP:
            rule |= Q(openness__contains=ChoiceSetField.stored(openness))
        return self.filter(rule).exclude(state__in=OVER)

    def from_councils(self) -> "ProjectQuerySet":
        """Those that a council posted or has taken on: not the unclaimed entries from public records."""
        return self.filter(unclaimed=False)

    def as_is_open(self) -> dict[str, Exists]:
        """Give the annotation that says of rows of another table whether their project is one of these: `is_open`."""
        return {"is_open": Exists(self.filter(pk=OuterRef("project")))}

    def for_cards(self) -> "ProjectQuerySet":
        """With what a card shows, in a constant number of queries."""
        return self.select_related("lead", "service_group", "source").prefetch_related(
            Partnership.for_cards(), Pledge.for_cards(), WantedRole.for_cards()
        )
