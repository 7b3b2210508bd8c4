"""What a session proves: that its person was there a moment ago, and that they hold a second factor.

Every step of signing in leaves a record in the session: the password, a one-time code, a factor. Whoever has a second
factor proves it by that factor alone; an older session, or one that was opened by a code or after a reset, proves
nothing of the kind (ASVS 5.0, 6.3.3, 6.3.4 and 7.5.1).
"""

import time
from functools import partial
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _

from councils.models import User
from kit.access import signed_in
from kit.refusals import StepNeeded

RECENT = 15 * 60
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the person has set up a second factor; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user.pk, type__in=FACTORS).exists()


def has_proven_factor(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Whether this session was opened, or strengthened, by a second factor that the person still has."""
    return "mfa" in {record["method"] for record in _records(request, user)} and has_factor(user)


def watch(request: HttpRequest, user: Any) -> Any:
    """Let the person of a request have only the powers that its session has proven; gives the same user."""
    if isinstance(user, User):
        user.proof = partial(has_proven_factor, request, user)
    return user


def recently(request: HttpRequest) -> None:
    """Let in whoever has proven in the last quarter of an hour who they are; lead others to where they can.

    A rule of `kit.access`, for pages that change how somebody signs in. A directory proves nothing of the kind: it may
    have let in whoever sits there now.
    """
    signed_in(request)
    only = {"mfa"} if has_factor(request.user) else {"mfa", "password", "code"}
    since = time.time() - RECENT
    if not any(record["at"] > since and record["method"] in only for record in _records(request, request.user)):
        raise StepNeeded(_("Show first that it is you."), to="prove", and_back=True)


def step_to_factor(user: AbstractBaseUser | AnonymousUser) -> StepNeeded:
    """Give the step that somebody of the site team is led to before its powers are theirs."""
    if has_factor(user):
        return StepNeeded(_("The site team’s pages need your second factor."), to="prove", and_back=True)
    return StepNeeded(_("The site team’s pages need a second factor. Set one up first."), to="mfa_index")


def _records(request: HttpRequest, user: Any) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = get_authentication_records(request, user)
    return records
