"""What is wrong with the settings, each in one line."""

from collections.abc import Callable
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
SHORTEST_TOKEN = 32
LOCAL = {"localhost", "127.0.0.1", "::1"}


@register(Tags.security)
def check_settings(**kwargs: Any) -> list[Error]:
    """Give an error for each setting without which the site must not start."""
    rules = EVERYWHERE if settings.DEVELOPMENT_PAGES else EVERYWHERE | ON_A_SERVER
    return [Error(words, id=number) for number, (is_wrong, words) in rules.items() if is_wrong()]


def what_is_wrong() -> list[str]:
    """Give a line for each error that keeps the site from starting, whichever room found it."""
    return [f"{found.id}: {found.msg}" for found in run_checks() if found.is_serious()]


def _is_short(key: Callable[[], str]) -> bool:
    try:
        return len(key()) < SHORTEST_KEY
    except ImproperlyConfigured:  # Django's own word for a key that is not set, with which no check would run
        return True


def _stays_here(sender: str) -> bool:
    return parseaddr(sender)[1].rpartition("@")[2] in {"", "localhost"}


def _leaves_open() -> bool:
    """Whether mail, with its codes and links, would leave this machine for all on its way to read."""
    is_smtp = settings.MAIL_TRANSPORT == "smtp" and settings.EMAIL_HOST not in LOCAL
    return is_smtp and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL)


def _directories() -> list[dict[str, Any]]:
    apps: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return apps


# By the number of the error: whether the setting is wrong, and what to do.
Rules = dict[str, tuple[Callable[[], bool], str]]
EVERYWHERE: Rules = {
    "pipeline.E001": (
        lambda: _is_short(lambda: settings.SECRET_KEY),
        f"SECRET_KEY has fewer than {SHORTEST_KEY} characters: set a long random one.",
    ),
    "pipeline.E007": (
        lambda: any(not each["secret"] for each in _directories()),
        "ENTRA_CLIENT or GOOGLE_CLIENT is set without its secret: set ENTRA_SECRET or GOOGLE_SECRET, too.",
    ),
    "pipeline.E009": (
        lambda: settings.EMAIL_USE_TLS and settings.EMAIL_USE_SSL,
        "SMTP_TLS and SMTP_SSL are both set: choose one, as your mail server says.",
    ),
    "pipeline.E010": (
        lambda: 0 < len(settings.METRICS_TOKEN) < SHORTEST_TOKEN,
        f"METRICS_TOKEN has fewer than {SHORTEST_TOKEN} characters: set a long random one, or none.",
    ),
}
ON_A_SERVER: Rules = {
    "pipeline.E002": (lambda: not settings.ALLOWED_HOSTS, "ALLOWED_HOSTS is empty: name the host of the site."),
    "pipeline.E003": (
        lambda: not settings.SITE_URL.startswith("https://"),
        "SITE_URL does not start with https://, so mails would lead to an open page.",
    ),
    "pipeline.E004": (
        lambda: settings.TRUSTED_PROXIES is None,
        "TRUSTED_PROXIES is not set: say how many proxies stand before the site (0: none).",
    ),
    "pipeline.E005": (
        lambda: settings.MAIL_TRANSPORT == "folder",
        "MAIL_TRANSPORT is “folder”: codes and reset links would lie in files, and nobody would get them.",
    ),
    "pipeline.E006": (
        lambda: _stays_here(settings.DEFAULT_FROM_EMAIL),
        "MAIL_FROM is an address of this machine alone: name a sender that people can get mail from.",
    ),
    "pipeline.E008": (
        _leaves_open,
        "SMTP_HOST is another machine, and mail to it would not be encrypted: set SMTP_TLS=yes or SMTP_SSL=yes.",
    ),
}
