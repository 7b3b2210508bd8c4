"""What of projects is kept, and for how long."""

from datetime import timedelta

from django.utils import timezone

from activity import retention
from projects.actions import brought_list, invitation, unfinished
from projects.models import BroughtList, Invitation, Unfinished
from projects.models.brought_list import LASTS as LIST_LASTS
from projects.models.invitation import LASTS as INVITATION_LASTS

UNFINISHED = timedelta(days=90)


def register() -> None:
    """Say it."""
    retention.keep(
        "invitations that were not answered",
        "The address of whom a team has invited",
        term=INVITATION_LASTS,
        since="inviting them",
        erase=expire_invitations,
    )
    retention.keep(
        "lists that were brought",
        "What a list said that somebody brought",
        term=LIST_LASTS,
        since="bringing it",
        erase=forget_lists,
    )
    retention.keep(
        "what was typed and not saved",
        "What somebody typed into a task and did not save",
        term=UNFINISHED,
        since="typing it",
        erase=forget_unfinished,
    )


def expire_invitations() -> None:
    """End the invitations that waited for too long, and forget their addresses."""
    for lapsed in Invitation.objects.lapsed():
        invitation.expire(invitation=lapsed, by=None)


def forget_lists() -> None:
    """Forget the lists that were brought a day ago."""
    for brought in BroughtList.objects.lapsed().defer("table"):
        brought_list.forget(brought=brought, by=None)


def forget_unfinished() -> None:
    """Forget what was typed a quarter of a year ago and never saved."""
    for kept in Unfinished.objects.filter(at__lt=timezone.now() - UNFINISHED):
        unfinished.forget(kept=kept, by=None)
