"""Who may be in a project's team, and who may be given something to answer."""

from django.db.models import Exists, OuterRef, Q

from councils.models import Membership, current_bodies
from councils.models.membership import MembershipQuerySet
from projects.models.project import Project
from projects.models.request import Request
from projects.models.team_member import TeamMember


def colleagues(project: Project) -> MembershipQuerySet:
    """The current memberships of the lead council and of accepted partners."""
    councils = [project.lead_id, *project.partnerships.accepted().values_list("organisation_id", flat=True)]
    return Membership.objects.current().filter(organisation__in=councils)


def takers(asked: Request) -> MembershipQuerySet:
    """The current memberships of those to whom a request may be passed: of the team, and of the lead council of today.

    Who sent it is none of them.
    """
    places = TeamMember.objects.current().filter(project=asked.project_id)
    in_team = Exists(places.filter(user=OuterRef("user"), organisation=OuterRef("organisation")))
    of_lead = Q(organisation__in=current_bodies([asked.project.lead]))
    current = Membership.objects.current().filter(user__is_active=True)
    return current.filter(of_lead | in_team).exclude(user=asked.sent_by_id)
