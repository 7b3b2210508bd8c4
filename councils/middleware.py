"""What stands between a request and its page: limits on the doors, and a line for what the site team reads."""

import logging
from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from activity import origin
from councils import doors, proof, sessions
from councils.standing import standing_of
from kit.access import anyone
from kit.limits import TooOften
from kit.middleware import do_first, wait
from kit.refusals import NotPermitted

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


class SecondFactorMiddleware:
    """Give whoever makes a request only the powers that its session has proven, and lead the site team to the proof."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        user = request.user
        request.user = cast(Any, SimpleLazyObject(lambda: proof.watch(request, user)))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Let nobody of the site team into the admin without their second factor."""
        match = request.resolver_match
        return _lead(request) if match and match.route.startswith("admin/") else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead to the proof where a page says no for want of it."""
        return _lead(request) if isinstance(exception, NotPermitted | Http404) else None


class SessionEndMiddleware:
    """End sessions that were left alone for too long, or are too old (ASVS 5.0, 7.3.1 and 7.3.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, of nobody where their session has ended."""
        if SESSION_KEY in request.session:
            sessions.end_or_go_on(request)
        return self.get_response(request)


def _lead(request: HttpRequest) -> HttpResponse | None:
    if getattr(request.user, "waits_for_factor", False):
        return do_first(request, proof.step_to_factor(request.user))
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
            logger.info("Person %s read %s from %s", request.user.pk, _what(request), origin.current().network or "-")
        return response


def _is_privileged(request: HttpRequest) -> bool:
    user: Any = request.user
    if not (standing_of(user).site_team or getattr(user, "is_superuser", False)):
        return False
    view = request.resolver_match.func if request.resolver_match else None
    return getattr(view, "access_rule", None) is not anyone and not _is_public(request)


def _what(request: HttpRequest) -> str:
    """The route and what it was opened on: its numbers or, where it has none, the slug that it has."""
    match = request.resolver_match
    given = match.kwargs if match else {}
    things = [value for value in given.values() if isinstance(value, int)] or [given.get("slug", "")]
    return " ".join(str(word) for word in (f"/{match.route if match else ''}", *things) if word)


def _is_public(request: HttpRequest) -> bool:
    """Whether it is one of the pages that editors write for everybody."""
    return bool(request.resolver_match and request.resolver_match.url_name == "wagtail_serve")
