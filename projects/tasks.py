"""What this room looks for again and again."""

from projects.actions import invitation
from projects.models import Invitation


def expire_invitations() -> None:
    """End the invitations that waited for too long, and forget their addresses."""
    for lapsed in Invitation.objects.lapsed():
        invitation.expire(invitation=lapsed, by=None)
