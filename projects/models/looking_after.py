"""Which projects somebody looks after, as a condition in SQL."""

from django.db.models import Exists, OuterRef, Q

from councils.standing import Standing
from projects.models.team_member import TeamMember


def looked_after_by(standing: Standing) -> Q:
    """The condition for the projects in whose team this person counts, or that are left to them.

    Whoever answers for a project where nobody of its team is left (`projects.models.answering`) opens it, too.
    """
    places = TeamMember.objects.current().filter(project=OuterRef("pk"))
    own = Exists(places.filter(user=standing.user))
    teamless = ~Q(Exists(places.filter(user__is_active=True)))
    left = Q(unclaimed=False, lead__in=standing.comes_first_for) & teamless
    return Q(own) | left
