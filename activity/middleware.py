"""Requests say where they come from."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from activity.origin import coming_through
from kit.caller import address_of


class OriginMiddleware:
    """Let every Event of a request bear its origin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, its origin known."""
        with coming_through("site", address_of(request)):
            return self.get_response(request)
