"""Reads a person's standing from the database."""

from django.contrib.auth.models import Group

from councils.enums import SiteRole
from councils.models.membership import Membership
from councils.models.organisation import Organisation
from councils.standing import Standing


def read_standing(user_id: int) -> Standing:
    """Where this person stands now; three queries, and two for whoever is a member of nothing."""
    memberships = list(Membership.objects.current().filter(user=user_id).select_related("organisation"))
    groups = Group.objects.filter(user=user_id, name__in=SiteRole.values).values_list("name", flat=True)
    councils = frozenset(each.organisation_id for each in memberships)
    stewards = frozenset(each.organisation_id for each in memberships if each.is_steward)
    left = (
        Organisation.objects.left_to(members=councils, stewards=stewards) if councils else Organisation.objects.none()
    )
    return Standing(
        user=user_id,
        councils=councils,
        stewards=stewards,
        stands_in=frozenset(left.values_list("pk", flat=True)),
        public=any(each.organisation.can_post for each in memberships),
        site_roles=frozenset(SiteRole(name) for name in groups),
    )
