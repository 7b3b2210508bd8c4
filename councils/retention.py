"""What of accounts is kept, and for how long."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone

from activity import retention
from councils.actions import account
from councils.models import User

NEVER_CONFIRMED = timedelta(days=14)
SIGNED_IN = timedelta(days=1)


def register() -> None:
    """Say it."""
    retention.keep(
        "sign-ups that nobody confirmed",
        "An account whose address nobody has confirmed",
        term=NEVER_CONFIRMED,
        since="signing up",
        erase=forget_sign_ups,
    )
    retention.keep(
        "where people were signed in",
        "From which address and browser somebody was signed in",
        term=SIGNED_IN,
        since="the end of the session",
        erase=forget_sessions,
    )


def forget_sign_ups() -> None:
    """Delete the accounts that were never confirmed, so never opened: whoever it was can sign up again."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    old = User.objects.filter(date_joined__lt=timezone.now() - NEVER_CONFIRMED, last_login=None, closed_at=None)
    for user in old.filter(~Exists(confirmed), is_superuser=False, groups=None):
        account.forget(user=user, by=None)


def forget_sessions() -> None:
    """Forget where somebody was signed in, once they no longer are. The sweep runs once a day."""
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
