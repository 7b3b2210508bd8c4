"""Finding what an address names; what is not there, or not for this person to know of, gives 404."""

from django.shortcuts import get_object_or_404

from councils.models import Membership, Organisation, User


def membership_of(user: User, organisation: Organisation) -> Membership:
    """Give the person's membership of an organisation, in whatever state; raises `Http404`."""
    rows = Membership.objects.select_related("organisation")
    return get_object_or_404(rows, user=user, organisation=organisation)


def membership_visible_to(user: User, pk: int) -> Membership:
    """Give a membership that the person may know of; raises `Http404`."""
    rows = Membership.objects.visible_to(user.standing).select_related("organisation", "user__profile")
    return get_object_or_404(rows, pk=pk)
