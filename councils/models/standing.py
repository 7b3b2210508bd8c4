"""Reads a person's standing from the database."""

from django.contrib.auth.models import Group

from councils.enums import SiteRole
from councils.models.membership import Membership
from councils.models.succession import left_to, left_to_nobody
from councils.standing import Standing


def read_standing(user_id: int) -> Standing:
    """Where this person stands now; two queries, up to two more for members, and three for brokers."""
    memberships = list(Membership.objects.current().filter(user=user_id).select_related("organisation"))
    groups = Group.objects.filter(user=user_id, name__in=SiteRole.values).values_list("name", flat=True)
    councils = frozenset(each.organisation_id for each in memberships)
    stewards = frozenset(each.organisation_id for each in memberships if each.is_steward)
    site_roles = frozenset(SiteRole(name) for name in groups)
    return Standing(
        user=user_id,
        councils=councils,
        stewards=stewards,
        stands_in=left_to(members=councils, stewards=stewards) if councils else frozenset(),
        abandoned=left_to_nobody() if SiteRole.BROKER in site_roles else frozenset(),
        public=any(each.organisation.can_post for each in memberships),
        site_roles=site_roles,
    )
