"""The doors of the site: every form that whoever has not signed in can send, or where secrets are guessed.

The limits are counted for each account (as it was typed, whether or not there is one), for each address, and over
all. Those for an address are wide, since a whole council may share one. Where anybody can name an account, what counts
first is the account as tried from one address: nobody can shut somebody else's door from theirs.
"""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import url_str_to_user_pk, user_pk_to_url_str
from django.http import HttpRequest

from councils.models import User
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


def begun_sign_in(request: HttpRequest) -> str:
    """Say which sign-in waits for its next step: one of many that may have begun for the same account."""
    login = request.session.get(LOGIN_SESSION_KEY) or {}
    return f"{half_signed_in(request)} {login.get('initiated_at')}" if login else ""


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
    """A form, whose account it is about, and how often it opens: for the account, for the address, over all.

    `here`: for the account from one address; `begun`: for one sign-in that waits for its next step.
    """

    whose: Whose
    account: Limit
    address: Limit
    overall: Limit
    here: Limit | None = None
    begun: Limit | None = None


# Wagtail's own doors lead to ours and read nothing; a password for a single page is never set here.
CLOSED = Door(nobodys, Limit(10, MINUTE), Limit(60, MINUTE), Limit(600, MINUTE))
# Where somebody who has signed in shows once more that it is them.
BEHIND = Door(signed_in_as, Limit(5, 5 * MINUTE), Limit(60, 5 * MINUTE), Limit(600, MINUTE))

DOORS = {
    "account_login": Door(
        typed("login"), Limit(30, 5 * MINUTE), Limit(60, 5 * MINUTE), Limit(600, MINUTE), here=Limit(5, 5 * MINUTE)
    ),
    "account_request_login_code": Door(
        typed("email"), Limit(30, TEN), Limit(60, TEN), Limit(1000, TEN), here=Limit(5, TEN)
    ),
    # allauth counts wrong codes in the session, where of two at once one is forgotten.
    "account_confirm_login_code": Door(
        half_signed_in, Limit(50, TEN), Limit(100, TEN), Limit(2000, TEN), begun=Limit(5, TEN)
    ),
    "account_reset_password": Door(
        typed("email"), Limit(30, HOUR), Limit(60, HOUR), Limit(1000, HOUR), here=Limit(5, HOUR)
    ),
    # What is guessed at the links of our mails is a signature, no password: nobody's tries shut them to others.
    "account_reset_password_from_key": Door(nobodys, Limit(60, HOUR), Limit(60, HOUR), Limit(1000, HOUR)),
    "account_signup": Door(typed("email"), Limit(30, HOUR), Limit(60, HOUR), Limit(1000, HOUR), here=Limit(5, HOUR)),
    "socialaccount_signup": Door(
        typed("email"), Limit(30, HOUR), Limit(60, HOUR), Limit(1000, HOUR), here=Limit(5, HOUR)
    ),
    "openid_connect_login": Door(nobodys, Limit(60, 5 * MINUTE), Limit(60, 5 * MINUTE), Limit(600, MINUTE)),
    # Whoever has no account gives an address here, to which a mail goes.
    "search:save": Door(typed("email"), Limit(10, HOUR), Limit(60, HOUR), Limit(1000, HOUR), here=Limit(5, HOUR)),
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
SIGNING_IN = ("account_login", "account_request_login_code", "account_confirm_login_code", "mfa_authenticate")


def knock(request: HttpRequest) -> None:
    """Count a try where the request is one at a door; raises `TooOften` beyond a limit.

    The address comes first: who is held back there can no longer hold back others.
    """
    name = _name(request)
    door = DOORS.get(name)
    if door is None or request.method != "POST":
        return
    here = household_of(address_of(request))
    spend(f"{name} address {here}", door.address)
    if whose := door.whose(request):
        _spend_of_account(name, door, whose, here)
    if door.begun and (which := begun_sign_in(request)):
        spend(f"{name} begun {which}", door.begun)
    spend(f"{name} overall", door.overall)


def welcome(request: HttpRequest, user: User) -> None:
    """Forget the tries of this account at every door of signing in: its person has come in.

    Signing in may take several doors, and only whoever has passed the last has passed them all.
    """
    here = household_of(address_of(request))
    for name in SIGNING_IN:
        for whose in (user.email.lower(), user_pk_to_url_str(user).lower()):
            forgive(_of_account(name, whose))
            forgive(_of_account_here(name, whose, here))


def _spend_of_account(name: str, door: Door, whose: str, here: str) -> None:
    """Count for the account; first from this address, for who is held back there can no longer hold back others."""
    if door.here:
        spend(_of_account_here(name, whose, here), door.here)
    spend(_of_account(name, whose), door.account)


def _of_account(name: str, whose: str) -> str:
    return f"{name} account {whose}"


def _of_account_here(name: str, whose: str, here: str) -> str:
    return f"{name} account {whose} from {here}"


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
