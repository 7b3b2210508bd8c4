"""Pages of visitors, kept until something happens.

Every write records an Event, so a page that was made for somebody without an account is right for the next one until
the next Event, or the next day. Should the database be away, the page of before is shown.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from activity.shared import FRESH, mark

# For so many seconds at most a page is shown while the database is away.
AT_HAND = 60 * 60
LONGEST_ADDRESS = 500


@dataclass(frozen=True)
class Kept:
    """A page, the mark of when it was made, and that time."""

    response: HttpResponse
    mark: str
    made: float

    def is_right(self, now: str) -> bool:
        """Whether nothing has happened since, by the mark of now."""
        return self.mark == now and time.time() - self.made < FRESH


class VisitorPagesMiddleware:
    """Show a visitor the page that another visitor was shown. It stands before whatever reads or sets cookies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the page that was kept, or make it."""
        if not _is_of_visitor(request):
            return self.get_response(request)
        key = _key(request)
        kept: Kept | None = cache.get(key)
        try:
            now = mark()
        except (OperationalError, InterfaceError):
            return kept.response if kept else self.get_response(request)
        if kept and kept.is_right(now):
            return kept.response
        response = self.get_response(request)
        if _is_for_all(response):
            cache.set(key, Kept(response, now, time.time()), AT_HAND)
        return response


def _is_of_visitor(request: HttpRequest) -> bool:
    """Whether the request reads, and comes from somebody of whom nothing is known."""
    ours = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    short = len(request.get_full_path()) <= LONGEST_ADDRESS
    return request.method == "GET" and short and ours.isdisjoint(request.COOKIES)


def _is_for_all(response: HttpResponse) -> bool:
    """Whether the page is the same for every visitor: a form of ours, for one, bears a token and sets a cookie."""
    told = response.get("Cache-Control", "")
    secret = any(word in told for word in ("no-store", "no-cache", "private"))
    return response.status_code == 200 and not (response.streaming or response.cookies or secret)


def _key(request: HttpRequest) -> str:
    where = f"{request.scheme} {request.get_host()} {request.get_full_path()}"
    return salted_hmac("activity.visitor_pages", where).hexdigest()
