"""What stands between a request and its page: limits on the doors, and a line for what the site team reads."""

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from activity import origin
from councils import doors
from councils.standing import standing_of
from kit.access import anyone
from kit.limits import TooOften
from kit.middleware import wait

logger = logging.getLogger("pipeline.reads")


class LimitMiddleware:
    """Hold back who knocks too often at one of the doors, in the same words whether or not the account is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; which door it is at is known only later."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Give the page that says when to try again, or None."""
        try:
            doors.knock(request)
        except TooOften as refusal:
            return wait(request, refusal)
        return None


class PrivilegedReadMiddleware:
    """Write a line for each page, not open to all, that somebody of the site team was shown.

    It goes to the log, for a read must change nothing in the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, and note the read."""
        response = self.get_response(request)
        if request.method == "GET" and response.status_code == 200 and _is_privileged(request):
            logger.info("Person %s read %s from %s", request.user.pk, request.path, origin.current().network or "-")
        return response


def _is_privileged(request: HttpRequest) -> bool:
    user: Any = request.user
    if not (standing_of(user).site_team or getattr(user, "is_superuser", False)):
        return False
    view = request.resolver_match.func if request.resolver_match else None
    return getattr(view, "access_rule", None) is not anyone and not _is_public(request)


def _is_public(request: HttpRequest) -> bool:
    """Whether it is one of the pages that editors write for everybody."""
    return bool(request.resolver_match and request.resolver_match.url_name == "wagtail_serve")
