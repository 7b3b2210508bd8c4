"""Second factors, and showing that it is you: allauth's views where they do, and what they lack."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode

from councils.people import person
from councils.proof import has_factor
from kit.access import page, signed_in


class ChangesFactors:
    """A view that changes how somebody signs in: wherever else they are signed in, they are signed out (ASVS 7.4.3)."""

    def form_valid(self: Any, form: Any) -> HttpResponse:
        """Change it, and end all other sessions."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc] # of the view it is mixed into
        end_other_sessions(self.request, person(self.request))
        return response


class AddsFactor(ChangesFactors):
    """A view that adds a factor, which the person has just shown: this session has proven it."""

    type: str

    def form_valid(self: Any, form: Any) -> HttpResponse:
        """Add it, and remember the proof."""
        response = super().form_valid(form)
        newest = Authenticator.objects.filter(user=person(self.request), type=self.type).latest("pk")
        record_authentication(self.request, newest.user, "mfa", id=newest.pk, type=newest.type)
        return response


class AddApp(AddsFactor, apps.ActivateTOTPView):
    """Add an authenticator app."""

    type = Authenticator.Type.TOTP


class RemoveApp(ChangesFactors, apps.DeactivateTOTPView):
    """Remove the authenticator app."""


class AddPasskey(AddsFactor, passkeys.AddWebAuthnView):
    """Add a passkey: one that stays in the device and asks for a finger or a PIN, so that it can sign in alone."""

    type = Authenticator.Type.WEBAUTHN
    template_name = "mfa/webauthn/add.html"
    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what the browser needs to make it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = webauthn.begin_registration(person(self.request), passwordless=True)
        return context | {"js_data": {"creation_options": options}}


class RemovePasskey(ChangesFactors, passkeys.RemoveWebAuthnView):
    """Remove a passkey."""

    template_name = "mfa/webauthn/remove.html"
    success_url = reverse_lazy("mfa_index")


class NewRecoveryCodes(ChangesFactors, recovery.GenerateRecoveryCodesView):
    """Get new recovery codes in place of the old."""


class SignInByPasskey(passkeys.LoginWebAuthnView):
    """Sign in by a passkey, on a page of its own that carries the challenge."""

    template_name = "mfa/webauthn/sign_in.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page."""
        options = webauthn.begin_authentication(user=None)
        context = self.get_context_data(js_data={"request_options": options})
        response: HttpResponse = self.render_to_response(context)
        return response


@page(signed_in)
def prove(request: HttpRequest, /) -> HttpResponse:
    """Lead to the way in which the person can show that it is them: by their factor, if they have one."""
    after = urlencode({REDIRECT_FIELD_NAME: request.GET.get(REDIRECT_FIELD_NAME, "")})
    return redirect(f"{reverse(_way_of(request))}?{after}")


@page(signed_in, posts=True)
def prove_by_mail(request: HttpRequest, /) -> HttpResponse:
    """Sign out and in again by a one-time code: the way of whoever has neither a factor nor a password."""
    user = person(request)
    if has_factor(user) or user.has_usable_password():
        return redirect("prove")
    if request.method != "POST":
        return render(request, "account/prove_by_mail.html")
    address = EmailAddress.objects.get_primary_email(user) or user.email
    logout(request)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=address)
    after = urlencode({REDIRECT_FIELD_NAME: request.GET.get(REDIRECT_FIELD_NAME, "")})
    return redirect(f"{reverse('account_confirm_login_code')}?{after}")


def _way_of(request: HttpRequest) -> str:
    user = person(request)
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    if Authenticator.Type.WEBAUTHN in types and Authenticator.Type.TOTP not in types:
        return "mfa_reauthenticate_webauthn"
    if Authenticator.Type.TOTP in types:
        return "mfa_reauthenticate"
    return "account_reauthenticate" if user.has_usable_password() else "prove_by_mail"
