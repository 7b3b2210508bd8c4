"""allauth's forms in our words: labels, hints and errors that say what to do."""

from typing import Any, cast

from allauth.account import forms as allauth_forms
from allauth.socialaccount import forms as directory_forms
from allauth.socialaccount.models import SocialAccount
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from councils.addresses import parse_address
from councils.forms.person import WHAT_A_NAME_IS_FOR, NameField
from councils.models import accounts_at
from kit.forms.manners import teach
from kit.refusals import Refused

EMAIL = _("E-mail address")
PASSWORD = _("Password")
NO_ADDRESS = _("Enter an e-mail address in the right format, like name@council.gov.uk.")
WHAT_A_PASSWORD_NEEDS = _("At least 12 characters. Three words that do not belong together are easy to remember.")


class OurWords(forms.BaseForm):
    """Labels and hints by name of field, and errors that say what to do."""

    words: dict[str, Any] = {"email": EMAIL, "login": EMAIL, "password": PASSWORD, "password1": PASSWORD}
    hints: dict[str, Any] = {}
    left_empty: dict[str, Any] = {
        "email": _("Enter your e-mail address"),
        "login": _("Enter your e-mail address"),
        "password": _("Enter your password"),
        "password1": _("Enter a password of at least 12 characters"),
        "code": _("Enter the one-time code from our mail"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.words.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            teach(field, str(field.label))
            field.error_messages["required"] = self.left_empty.get(name, field.error_messages["required"])
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = NO_ADDRESS


class Joins(OurWords, allauth_forms.BaseSignupForm):  # type: ignore[misc] # both are forms
    """A form that makes an account, with a name and an address."""

    name = NameField()
    field_order = ["name", "email", "password1"]
    hints = {
        "name": WHAT_A_NAME_IS_FOR,
        "email": _("Use your council’s address, if you have one: it makes you a member at once. It is never shown."),
        "password1": WHAT_A_PASSWORD_NEEDS,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.validators = [each for each in email.validators if not isinstance(each, EmailValidator)]

    def clean_email(self) -> str:
        """Give the address; an error says what an address is. Whether it has an account shows nowhere."""
        try:
            self.cleaned_data["email"] = str(parse_address(self.cleaned_data["email"]))
        except Refused as refused:
            raise ValidationError(refused.sentence) from refused
        return str(super().clean_email())

    def validate_unique_email(self, value: str) -> str:
        """Note whether an account has this address; one where it only waits is another's, and in nobody's way."""
        self.account_already_exists = bool(accounts_at(value))
        return value

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        """Make the account and its profile together, or neither.

        Of two forms sent at once the second meets the account of the first, and is answered as any known address is:
        alike, and after as much work as it takes to keep a password.
        """
        if not self.account_already_exists:
            try:
                with transaction.atomic():
                    return cast(tuple[Any, HttpResponse | None], super().try_save(request))
            except IntegrityError:
                self.account_already_exists = True
        make_password(self.cleaned_data.get("password1"))
        return cast(tuple[Any, HttpResponse | None], super().try_save(request))


class SignUpForm(Joins, allauth_forms.SignupForm):  # type: ignore[misc] # both are forms
    """Name, address and password: all that an account needs."""


class DirectorySignUpForm(Joins, directory_forms.SignupForm):  # type: ignore[misc] # both are forms
    """Name and address of whoever has shown in a directory who they are; the address is confirmed all the same."""


class NewAddressForm(OurWords, allauth_forms.AddEmailForm):
    """Change one's address."""

    words = {"email": _("New e-mail address")}
    hints = {"email": _("We send a link there. Until you open it, your address stays as it is.")}

    def clean_email(self) -> str:
        """Give the address; whether it has an account shows nowhere."""
        try:
            self.cleaned_data["email"] = str(parse_address(self.cleaned_data["email"]))
        except Refused as refused:
            raise ValidationError(refused.sentence) from refused
        return str(super().clean_email())


class SignInForm(OurWords, allauth_forms.LoginForm):
    """Sign in with a password."""


class RequestCodeForm(OurWords, allauth_forms.RequestLoginCodeForm):
    """Ask for a one-time code."""

    def clean_email(self) -> str:
        """Give the address, and keep whose own it is."""
        email = str(super().clean_email())
        self._user = next((user for user in accounts_at(email) if user.is_active), None)
        return email


class ConfirmCodeForm(OurWords, allauth_forms.ConfirmLoginCodeForm):
    """Sign in with a one-time code."""

    words = {"code": _("One-time code")}
    hints = {"code": _("From the mail we have just sent. It works for 10 minutes.")}


class ResetPasswordForm(OurWords, allauth_forms.ResetPasswordForm):
    """Ask for a link to choose a new password."""

    def clean_email(self) -> str:
        """Give the address, and keep whose own it is."""
        email = str(super().clean_email())
        self.users = [user for user in accounts_at(email) if user.is_active]
        return email


class TypedOnce(OurWords):
    """A new password; typed once, as at sign-up."""

    words = {"password1": _("New password"), "oldpassword": _("Your password now")}
    hints = {"password1": WHAT_A_PASSWORD_NEEDS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class NewPasswordForm(TypedOnce, allauth_forms.ResetPasswordKeyForm):
    """Choose a new password after a reset."""

    def save(self) -> None:
        """Keep it. Before the first sign-in an account elsewhere may be of somebody who used this person's address."""
        if self.user.last_login is None:
            SocialAccount.objects.filter(user=self.user).delete()
        super().save()


class ChangePasswordForm(TypedOnce, allauth_forms.ChangePasswordForm):
    """Choose another password."""

    left_empty = OurWords.left_empty | {"oldpassword": _("Enter your password")}


class SetPasswordForm(TypedOnce, allauth_forms.SetPasswordForm):
    """Choose a first password."""
