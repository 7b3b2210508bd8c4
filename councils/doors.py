"""The doors of the site: every form that whoever has not signed in can send, or where secrets are guessed.

The limits are counted for each account (as it was typed, whether or not there is one), for each address, and over
all. Those for an address are wide, since a whole council may share one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import url_str_to_user_pk
from django.http import HttpRequest

from kit.caller import address_of, household_of
from kit.limits import Limit, forgive, spend

MINUTE = 60
TEN = 10 * MINUTE
HOUR = 60 * MINUTE

Whose = Callable[[HttpRequest], str]


def typed(field: str) -> Whose:
    """Say whose account it is by what was typed into this field."""
    return lambda request: request.POST.get(field, "").strip().lower()


def half_signed_in(request: HttpRequest) -> str:
    """Say whose account it is by the sign-in that waits for its next step."""
    login = request.session.get(LOGIN_SESSION_KEY) or {}
    return str(login.get("email") or login.get("user_pk") or "").lower()


def waiting_to_sign_in(request: HttpRequest) -> int | None:
    """Give the id of the account that began to sign up or in here and waits for its next step, if any."""
    waiting = (request.session.get(LOGIN_SESSION_KEY) or {}).get("user_pk")
    return url_str_to_user_pk(waiting) if waiting else None  # type: ignore[no-untyped-call] # allauth's


def signed_in_as(request: HttpRequest) -> str:
    """Say whose account it is by who has signed in."""
    return str(request.user.pk or "")


def nobodys(request: HttpRequest) -> str:
    """Say nothing: the form is about no account."""
    return ""


@dataclass(frozen=True)
class Door:
    """A form, whose account it is about, and how often it opens: for the account, for the address, over all."""

    whose: Whose
    account: Limit
    address: Limit
    overall: Limit


# Wagtail's own doors lead to ours and read nothing; a password for a single page is never set here.
CLOSED = Door(nobodys, Limit(10, MINUTE), Limit(60, MINUTE), Limit(600, MINUTE))
# Where somebody who has signed in shows once more that it is them.
BEHIND = Door(signed_in_as, Limit(5, 5 * MINUTE), Limit(60, 5 * MINUTE), Limit(600, MINUTE))

DOORS = {
    "account_login": Door(typed("login"), Limit(5, 5 * MINUTE), Limit(60, 5 * MINUTE), Limit(600, MINUTE)),
    "account_request_login_code": Door(typed("email"), Limit(5, TEN), Limit(60, TEN), Limit(1000, TEN)),
    "account_confirm_login_code": Door(half_signed_in, Limit(10, TEN), Limit(100, TEN), Limit(2000, TEN)),
    "account_reset_password": Door(typed("email"), Limit(5, HOUR), Limit(60, HOUR), Limit(1000, HOUR)),
    # What is guessed at the links of our mails is a signature, no password: nobody's tries shut them to others.
    "account_reset_password_from_key": Door(nobodys, Limit(60, HOUR), Limit(60, HOUR), Limit(1000, HOUR)),
    "account_signup": Door(typed("email"), Limit(5, HOUR), Limit(60, HOUR), Limit(1000, HOUR)),
    "socialaccount_signup": Door(typed("email"), Limit(5, HOUR), Limit(60, HOUR), Limit(1000, HOUR)),
    "openid_connect_login": Door(nobodys, Limit(60, 5 * MINUTE), Limit(60, 5 * MINUTE), Limit(600, MINUTE)),
    "account_confirm_email": Door(nobodys, Limit(60, HOUR), Limit(60, HOUR), Limit(1000, HOUR)),
    "mfa_authenticate": Door(half_signed_in, Limit(5, 5 * MINUTE), Limit(60, 5 * MINUTE), Limit(600, MINUTE)),
    "mfa_login_webauthn": Door(nobodys, Limit(60, 5 * MINUTE), Limit(60, 5 * MINUTE), Limit(600, MINUTE)),
    "account_reauthenticate": BEHIND,
    "mfa_reauthenticate": BEHIND,
    "mfa_reauthenticate_webauthn": BEHIND,
    "mfa_activate_totp": BEHIND,
    "account_change_password": BEHIND,
    "account_email": BEHIND,
    "prove_by_mail": BEHIND,
    "connect_directory": BEHIND,
    "disconnect_directory": BEHIND,
    "admin_sign_in": CLOSED,
    "admin_reset": CLOSED,
    "page_sign_in": CLOSED,
    "wagtailcore_authenticate_with_password": CLOSED,
}


def knock(request: HttpRequest) -> None:
    """Count a try where the request is one at a door; raises `TooOften` beyond a limit.

    The address comes first: who is held back there can no longer hold back others.
    """
    name = _name(request)
    door = DOORS.get(name)
    if door is None or request.method != "POST":
        return
    spend(f"{name} address {household_of(address_of(request))}", door.address)
    if whose := door.whose(request):
        spend(f"{name} account {whose}", door.account)
    spend(f"{name} overall", door.overall)


def welcome(request: HttpRequest) -> None:
    """Forget the tries of the account at this door: its person has come in."""
    door = DOORS.get(_name(request))
    if door and (whose := door.whose(request)):
        forgive(f"{_name(request)} account {whose}")


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
