"""What this room looks for again and again."""

from projects.actions import brought_list, invitation
from projects.models import BroughtList, Invitation


def expire_invitations() -> None:
    """End the invitations that waited for too long, and forget their addresses."""
    for lapsed in Invitation.objects.lapsed():
        invitation.expire(invitation=lapsed, by=None)


def forget_lists() -> None:
    """Forget the lists that were brought a day ago."""
    for brought in BroughtList.objects.lapsed().defer("table"):
        brought_list.forget(brought=brought, by=None)
