"""How allauth keeps second factors here."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are encrypted, so that who reads the database cannot make codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not right. Try again with a new code or passkey."),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a secret; it may be as old as the oldest of `SECRET_KEY_FALLBACKS`."""
        return _box().decrypt(encrypted_text.encode()).decode()

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


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"councils.factors {key}".encode()).digest())) for key in keys])
