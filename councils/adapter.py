"""How allauth's accounts meet the councils."""

from datetime import timedelta
from email.utils import format_datetime
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from councils import doors, proof
from councils.actions import membership, person
from councils.directories import refused
from councils.models import Membership, User, forget_ways_in, spoken_for_by
from kit.caller import address_of

# What account mail brings, by its name in the template, and how long it works.
LIFETIMES = {
    "code": timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
    "activate_url": timedelta(days=3),
    "password_reset_url": timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up, sign-in and confirmation, our way."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The address or the password is not right. Try again, or get a one-time code."),
        # Codes alone are counted here; passwords are counted, with words of their own, in `councils/doors.py`.
        "too_many_login_attempts": _("The code was wrong five times, so it works no longer. Get a new one-time code."),
        "incorrect_code": _("This code is not right. Look at the newest mail, or get a new code."),
    }

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: BaseForm, commit: bool = True
    ) -> AbstractBaseUser:
        """Make the account, and the profile with the person's name."""
        made = cast(User, super().save_user(request, user, form, commit))
        person.join(name=form.cleaned_data["name"], by=made)
        return made

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address and what follows from it together: who has a council's address becomes a member.

        Wherever else its person is signed in, they are signed out.
        """
        with transaction.atomic():
            confirmed = bool(super().confirm_email(request, email_address))
            if confirmed:
                self._recognise(email_address.user)
                end_other_sessions(request, email_address.user)
        if confirmed:
            messages.success(request, _what_follows(email_address))
        return confirmed

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in. A one-time code and a reset confirm an address too, and a domain may have been added since."""
        self._forget_unproven_password(request, cast(User, user))
        super().login(request, proof.watch(request, user))
        doors.welcome(request, cast(User, user))
        self._recognise(cast(User, user))

    def is_safe_url(self, url: str) -> bool:
        """Whether to lead on to an address after signing in: one of ours. What is no address at all is none."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the caller's address, as the limits count it."""
        return address_of(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Leave it to `proof.recently`, the rule of our routes."""
        return False

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """Give the ways to show that it is you: whoever has a second factor shows that one."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        with_factor = [method for method in methods if method["id"].startswith("mfa")]
        return with_factor if proof.has_factor(user) else methods

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the person's work or, while they have no council, to where they find theirs."""
        return _landing(request.user)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the same place as after signing in."""
        return _landing(request.user)

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """Compose account mail; it says when the code or link that it brings ends (the header Expires, RFC 4021)."""
        message: EmailMessage = super().render_mail(template_prefix, email, context, headers)
        lifetime = next((LIFETIMES[name] for name in LIFETIMES if name in context), None)
        if lifetime:
            message.extra_headers["Expires"] = format_datetime(timezone.now() + lifetime)
        return message

    @staticmethod
    def _forget_unproven_password(request: HttpRequest, user: User) -> None:
        """Drop the password, and accounts elsewhere, where the first sign-in is by a code.

        Whose they are may be somebody else, who signed up with this person's address and waits for them to confirm it.
        """
        methods = [record["method"] for record in get_authentication_records(request, user)]
        if user.last_login is None and methods[-1:] == ["code"]:
            forget_ways_in(user)

    @staticmethod
    def _recognise(user: User) -> None:
        for address in EmailAddress.objects.filter(user=user, verified=True):
            membership.recognise(user=user, email=address.email, by=user)


class DirectoryAdapter(DefaultSocialAccountAdapter):
    """Accounts elsewhere, our way."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Forget what would open the person's data there: it would lie in the session while they sign up."""
        sociallogin.token = None

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> AbstractBaseUser:
        """Make the account with the address that was typed, whatever the directory proposed."""
        sociallogin.email_addresses = []
        return cast(User, super().save_user(request, sociallogin, form))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Answer in our words."""
        raise ImmediateHttpResponse(refused(request, provider, exception, stopped=error == AuthError.CANCELLED))


def _what_follows(address: EmailAddress) -> str:
    """Say that an address is confirmed, and of which council its person is a member by it."""
    said = gettext("%(email)s is confirmed.") % {"email": address.email}
    councils = spoken_for_by(address.email)
    member = Membership.objects.current().filter(user=address.user_id, organisation__in=councils).first()
    if member is None:
        return said
    return f"{said} " + gettext("You are a member of %(council)s now.") % {"council": member.organisation.name}


def _landing(user: Any) -> str:
    if isinstance(user, User) and user.waits_for_factor:
        return str(resolve_url("mfa_index"))
    is_new = isinstance(user, User) and not user.standing.site_team and not _has_any_membership(user)
    return str(resolve_url("councils:my_council" if is_new else "my_work"))


def _has_any_membership(user: User) -> bool:
    return Membership.objects.filter(user=user).exists()
