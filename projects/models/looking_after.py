"""Which projects somebody looks after, as a condition in SQL."""

from django.db.models import Exists, OuterRef, Q

from councils.standing import Standing
from projects.models.team_member import TeamMember


def looked_after_by(standing: Standing) -> Q:
    """The condition for the projects in whose team this person counts, or that are left to them.

    Whoever answers for a project where nobody of its team is left (`projects.models.answering`) opens it, too.
    """
    # As a list, not as a question to each project: their own are few, and an index finds them.
    own = TeamMember.objects.current().filter(user=standing.user)
    team = TeamMember.objects.current().filter(project=OuterRef("pk"), user__is_active=True)
    left = Q(unclaimed=False, lead__in=standing.comes_first_for) & ~Q(Exists(team))
    return Q(pk__in=own.values("project")) | left
