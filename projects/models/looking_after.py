"""Which projects somebody looks after, as a condition in SQL."""

from django.db.models import Exists, OuterRef, Q

from councils.models import Organisation
from councils.standing import Standing
from projects.models.team_member import TeamMember


def looked_after_by(standing: Standing) -> Q:
    """The condition for the projects in whose team this person counts, or that are left to them.

    Whoever answers for a project where nobody of its team is left (`projects.models.answering`) opens it, too.
    """
    places = TeamMember.objects.current().filter(project=OuterRef("pk"))
    own = Exists(places.filter(user=standing.user))
    left = Q(unclaimed=False) & _led_for(standing) & ~Q(Exists(places.filter(user__is_active=True)))
    return Q(own) | left


def _led_for(standing: Standing) -> Q:
    """Those of the leads for which this person comes first; brokers do where nobody is a member."""
    rule = Q(lead__in=standing.stands_in)
    if standing.broker:
        leads = Organisation.objects
        rule |= ~Q(lead__in=leads.continued_by(leads.with_member()))
    return rule
