"""What this room's tables, and those of sign-in, say of people."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat, Now
from django.utils.translation import gettext_lazy as _

from kit.personal import Held, hold, tells_of_nobody

# An address that nobody can have (RFC 2606), so that the account's row stays and leads to nobody.
NO_ADDRESS = Concat(Value("closed-"), Cast(F("id"), CharField()), Value("@closed.invalid"))


def register() -> None:
    """Say it."""
    hold(_account(), *_addresses(), *_accounts_elsewhere(), *_ways_in(), *_of_people())
    _register_what_tells_of_nobody()


def _register_what_tells_of_nobody() -> None:
    tells_of_nobody(
        "councils.Organisation",
        *("code", "slug", "name", "short_name", "welsh_name", "gss_code", "former_gss_codes", "website"),
        because="a body in the register",
    )
    tells_of_nobody("councils.OtherName", "name", because="a body in the register")
    tells_of_nobody("councils.Picture", "alt", "digest", "small", "large", because="a body in the register")
    tells_of_nobody("councils.Domain", "name", because="a body in the register")
    tells_of_nobody("auth.Permission", "name", "codename", because="the software’s own words")
    tells_of_nobody("auth.Group", "name", because="the software’s own words")
    tells_of_nobody(
        "socialaccount.SocialApp",
        *("provider", "provider_id", "name", "client_id", "secret", "key", "settings"),
        because="directories come from the settings; allauth’s table of them stays empty",
    )
    tells_of_nobody("contenttypes.ContentType", "app_label", "model", because="the software’s own words")
    tells_of_nobody(
        "sessions.Session",
        *("session_key", "session_data"),
        because="signed, and read by nobody; it ends with the account (`councils.models.presence.end_sessions`)",
    )


def _of_people() -> tuple[Held, ...]:
    return (
        Held(_("Your name"), "councils.Profile", "user", tells=("name",), goes=True),
        Held(
            _("Your councils"),
            "councils.Membership",
            "user",
            tells=("reason", "answer"),
            becomes={"reason": "", "answer": ""},
            because="The council’s history keeps that it had a member, and not who.",
        ),
        Held(_("Your place in the site team"), "councils.User_groups", "user", goes=True),
        Held(_("Your permissions in the admin"), "councils.User_user_permissions", "user", goes=True),
    )


def _account() -> Held:
    return Held(
        _("Your account"),
        "councils.User",
        "pk",
        tells=("email",),
        secret=("password",),
        becomes={
            "email": NO_ADDRESS,
            "password": UNUSABLE_PASSWORD_PREFIX,
            "last_login": None,
            "is_active": False,
            "is_superuser": False,
            "closed_at": Now(),
        },
        because="An empty row stays, to which what happened leads.",
    )


def _addresses() -> tuple[Held, ...]:
    link = _("Links to confirm an address")
    return (
        Held(link, "account.EmailConfirmation", "email_address__user", secret=("key",), goes=True),
        Held(_("Your e-mail addresses"), "account.EmailAddress", "user", tells=("email",), goes=True),
    )


def _accounts_elsewhere() -> tuple[Held, ...]:
    told, secret = ("provider", "uid", "extra_data"), ("token", "token_secret")
    return (
        Held(_("Your accounts elsewhere"), "socialaccount.SocialAccount", "user", tells=told, goes=True),
        Held(_("What opens them"), "socialaccount.SocialToken", "account__user", secret=secret, goes=True),
    )


def _ways_in() -> tuple[Held, ...]:
    where = _("Where you are signed in")
    told = ("ip", "user_agent", "data")
    return (
        Held(_("Your second factors"), "mfa.Authenticator", "user", secret=("data",), goes=True),
        Held(where, "usersessions.UserSession", "user", tells=told, secret=("session_key",), goes=True),
    )
