"""What no view of the API answers."""

import json
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

from kit.api import ROOT
from kit.api.problems import CONTENT_TYPE, problem


class ProblemMiddleware:
    """Make problems of the pages that say what went wrong: an address that is not there, a form that is too long, a
    fault of ours. It stands before whatever gives such a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; headers such as when to try again stay as they are."""
        response = self.get_response(request)
        is_ours = request.path_info.startswith(ROOT)
        if is_ours and response.status_code >= 400 and response["Content-Type"] != CONTENT_TYPE:
            response.content = json.dumps(_problem(response.status_code)).encode()
            response["Content-Type"] = CONTENT_TYPE
        return response


def _problem(status: int) -> dict[str, Any]:
    """Of a fault of ours tell the number of the request, by which the log is searched."""
    number = structlog.contextvars.get_contextvars().get("request_id", "")
    return problem(status, **({"reference": number} if status >= 500 else {}))
