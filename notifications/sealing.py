"""Codes and links in account mail open accounts, so nobody reads them in the database."""

from cryptography.fernet import InvalidToken

from kit.sealing import box

PURPOSE = "pipeline: mail that waits to be sent"


def seal(text: str) -> str:
    """Encrypt the text with a key made from `SECRET_KEY`."""
    return box(PURPOSE).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str | None:
    """The text; None where neither `SECRET_KEY` nor one of `SECRET_KEY_FALLBACKS` opens it."""
    try:
        return box(PURPOSE).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None
