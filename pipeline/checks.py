"""What is wrong with the settings, each in one line."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

SHORTEST_KEY = 50


@register(Tags.security)
def check_settings(**kwargs: Any) -> list[Error]:
    """Give an error for each setting without which the site must not start."""
    wrong = []
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        wrong.append(
            Error(f"SECRET_KEY has fewer than {SHORTEST_KEY} characters: set a long random one.", id="pipeline.E001")
        )
    if settings.DEVELOPMENT_PAGES:
        return wrong
    if not settings.ALLOWED_HOSTS:
        wrong.append(Error("ALLOWED_HOSTS is empty: name the host of the site.", id="pipeline.E002"))
    if not settings.SITE_URL.startswith("https://"):
        wrong.append(
            Error("SITE_URL does not start with https://, so mails would lead to an open page.", id="pipeline.E003")
        )
    if settings.TRUSTED_PROXIES is None:
        wrong.append(
            Error(
                "TRUSTED_PROXIES is not set: say how many proxies stand before the site (0: none).", id="pipeline.E004"
            )
        )
    return wrong
