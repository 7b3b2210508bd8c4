"""Text that nobody reads in the database: codes and links in account mail open accounts."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"pipeline: mail that waits to be sent"


def seal(text: str) -> str:
    """Encrypt the text (Fernet) with a key made from `SECRET_KEY`."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str | None:
    """The text; None where neither `SECRET_KEY` nor one of `SECRET_KEY_FALLBACKS` opens it."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_key(secret) for secret in secrets])


def _key(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
