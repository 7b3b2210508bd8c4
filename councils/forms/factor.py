"""allauth's forms about second factors, in our words."""

import logging
from typing import Any

from allauth.account import forms as account_forms
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.recovery_codes import forms as recovery_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from cryptography.fernet import InvalidToken
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from councils.forms.account import OurWords
from kit.limits import Limit, TooOften, spend

logger = logging.getLogger(__name__)

# An app's code is right for a minute and a half at most (`MFA_TOTP_TOLERANCE`).
ONCE = Limit(1, 120)


class CodeForm(OurWords):
    """A code of an authenticator app, or a recovery code."""

    words = {"code": _("Code")}
    hints = {"code": _("6 digits from your authenticator app, or one of your recovery codes.")}
    left_empty = {"code": _("Enter the code from your authenticator app")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "class": "govuk-input--width-10",
        }


class OnceForm(CodeForm):
    """A code that signs in: the same one never does so twice (RFC 6238, 5.2), whichever cache is configured."""

    user: Any

    def clean_code(self) -> str:
        """Give the code; an error says that it was used."""
        code = self._right_code()
        try:
            spend(f"factor {self.user.pk} {normalize_user_code(code)}", ONCE)
        except TooOften as refused:
            raise ValidationError(_("This code was used already. Wait for the next one.")) from refused
        return code

    def _right_code(self) -> str:
        """Give the code. Where no key opens the secret any more, none is right."""
        try:
            return str(super().clean_code())  # type: ignore[misc] # of the form it is mixed into
        except InvalidToken as error:
            logger.error("No key opens a second factor of person %s: see SECRET_KEY_FALLBACKS.", self.user.pk)
            raise get_adapter().validation_error("incorrect_code") from error


class AuthenticateForm(OnceForm, base_forms.AuthenticateForm):
    """Finish signing in."""


class ReauthenticateForm(OnceForm, base_forms.ReauthenticateForm):
    """Show that it is you."""


class ActivateAppForm(CodeForm, totp_forms.ActivateTOTPForm):
    """Begin to use an authenticator app."""

    hints = {"code": _("6 digits that the app shows now.")}


class RemoveAppForm(OurWords, totp_forms.DeactivateTOTPForm):
    """Cease to use an authenticator app."""


class NewRecoveryCodesForm(OurWords, recovery_forms.GenerateRecoveryCodesForm):
    """Get new recovery codes in place of the old."""


class AddPasskeyForm(OurWords, passkey_forms.AddWebAuthnForm):
    """Begin to use a passkey. Each has to know its person, by a finger or a PIN, so each signs in alone."""

    words = {"name": _("Name of the passkey")}
    hints = {"name": _("So that you know it again: for example “work laptop”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        self.fields["credential"].error_messages["required"] = _("Your browser made no passkey. Try again.")


class PasswordProofForm(OurWords, account_forms.ReauthenticateForm):
    """Show that it is you by your password."""


class UsePasskeyForm(OurWords, passkey_forms.AuthenticateWebAuthnForm):
    """Finish signing in by a passkey."""


class ProvePasskeyForm(OurWords, passkey_forms.ReauthenticateWebAuthnForm):
    """Show that it is you by a passkey."""


class PasskeySignInForm(OurWords, passkey_forms.LoginWebAuthnForm):
    """Sign in by a passkey alone."""
