"""What is said of each request, and what is shown when one fails."""

import sys

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django_structlog.middlewares import RequestMiddleware as LibraryMiddleware

# When to come back, in seconds.
SOON = 30


class RequestMiddleware(LibraryMiddleware):
    """Give each request a number, which every line of its log bears, and write a line once it is answered."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """The method and the route; never the address as it was asked for, which may bear a token."""
        match = request.resolver_match
        return f"{request.method} /{match.route}" if match else f"{request.method} -"


def failed(request: HttpRequest) -> HttpResponse:
    """Say that it did not work, with nothing but a reference; 503 where the database does not answer (RFC 9110)."""
    reference = structlog.contextvars.get_contextvars().get("request_id", "")
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = render_to_string("503.html", {"reference": reference})
        return HttpResponse(page, status=503, headers={"Retry-After": str(SOON)})
    return HttpResponse(render_to_string("500.html", {"reference": reference}), status=500)
