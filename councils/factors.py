"""How allauth keeps second factors here."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from kit.sealing import box

PURPOSE = "pipeline: second factors"
# What of a factor's data is sealed; a passkey has nothing of the kind.
SEALED = ("secret", "seed")


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are encrypted, so that who reads the database cannot make codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not right. Try again with a new code or passkey."),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret."""
        return box(PURPOSE).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a secret; it may be as old as the oldest of `SECRET_KEY_FALLBACKS`."""
        return box(PURPOSE).decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """Name the site in the authenticator app."""
        return str(settings.SITE_NAME)

    def build_totp_svg(self, url: str) -> SafeString:
        """Draw the key, to stand in a page."""
        svg: str = super().build_totp_svg(url)
        return mark_safe(svg.partition("?>")[2])  # noqa: S308 - drawn by our own library, of squares

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002 - allauth's name
        """Leave the name to the person."""
        return str(_("Passkey"))


@transaction.atomic
def reseal(factor: int) -> bool:
    """Seal anew, with today's key, what this factor keeps; says whether a key opened it."""
    row = Authenticator.objects.select_for_update().get(pk=factor)
    try:
        row.data = {name: _rotated(name, value) for name, value in row.data.items()}
    except InvalidToken:
        return False
    row.save(update_fields=["data"])
    return True


def _rotated(name: str, value: Any) -> Any:
    return box(PURPOSE).rotate(value.encode()).decode() if name in SEALED else value
