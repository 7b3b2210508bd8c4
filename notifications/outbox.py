"""Django's e-mail backend: mail is written down, and sent by the worker."""

from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Write `Mail` rows."""
