"""Reads a person's standing from the database."""

from django.contrib.auth.models import Group

from councils.enums import PUBLIC_KINDS, SiteRole, StewardState
from councils.models.membership import Membership
from councils.standing import Standing


def read_standing(user_id: int) -> Standing:
    """Where this person stands now; two queries."""
    rows = (
        Membership.objects.current()
        .filter(user=user_id)
        .values_list("organisation_id", "organisation__kind", "steward")
    )
    memberships = list(rows)
    groups = Group.objects.filter(user=user_id, name__in=SiteRole.values).values_list("name", flat=True)
    return Standing(
        user=user_id,
        councils=frozenset(council for council, _kind, _steward in memberships),
        stewards=frozenset(council for council, _kind, steward in memberships if steward == StewardState.STEWARD),
        public=any(kind in PUBLIC_KINDS for _council, kind, _steward in memberships),
        site_roles=frozenset(SiteRole(name) for name in groups),
    )
