"""Who is asked to answer for a project."""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from councils.enums import SiteRole
from councils.models import Membership, User, current_bodies
from projects.models.project import Project
from projects.models.team_member import TeamMember


def who_answers(project: Project) -> QuerySet[User]:
    """Those who are told of a request and may answer it: never nobody, as long as there is a site team.

    The team; for an unclaimed entry, or where nobody of the team counts any more, the stewards of the lead council
    or its successors, else their verified members, else the site team's brokers.
    """
    people = get_user_model().objects.filter(is_active=True)
    team = TeamMember.objects.current().filter(project=project)
    memberships = Membership.objects.current().filter(organisation__in=current_bodies([project.lead]))
    for chosen in (
        people.filter(team_places__in=team),
        people.filter(memberships__in=memberships.stewards()),
        people.filter(memberships__in=memberships),
    ):
        if chosen.exists():
            return chosen.distinct()
    return people.filter(groups__name=SiteRole.BROKER)
