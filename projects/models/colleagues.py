"""Who may be in a project's team."""

from councils.models import Membership
from councils.models.membership import MembershipQuerySet
from projects.models.project import Project


def colleagues(project: Project) -> MembershipQuerySet:
    """The current memberships of the lead council and of accepted partners."""
    councils = [project.lead_id, *project.partnerships.accepted().values_list("organisation_id", flat=True)]
    return Membership.objects.current().filter(organisation__in=councils)
