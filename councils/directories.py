"""The directories whose accounts sign people in, as the settings name them, and what is said where one does not."""

import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

logger = logging.getLogger("pipeline.directories")


@dataclass(frozen=True)
class Offer:
    """A directory as its buttons name it."""

    provider_id: str
    name: str


def offered() -> list[Offer]:
    """Give those that the settings name: none, unless somebody has set one."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return [Offer(app["provider_id"], app["name"]) for app in apps]


def refused(request: HttpRequest, directory: Any, error: Exception | None, *, stopped: bool = False) -> HttpResponse:
    """Say that a directory has not shown who somebody is, and what to do. Why stands in the log, without their data."""
    logger.warning("%s signed nobody in: %s", directory.sub_id, type(error and (error.__cause__ or error)).__name__)
    said = _("You stopped at %(name)s.") if stopped else _("We could not make sure with %(name)s who you are.")
    context = {"sentence": said % {"name": directory.name}}
    return render(request, "account/not_shown.html", context, status=401)
