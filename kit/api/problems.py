"""What went wrong, as programs read it: `application/problem+json` (RFC 9457)."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

CONTENT_TYPE = "application/problem+json"


def problem(status: int, detail: object = "", **more: Any) -> dict[str, Any]:
    """Give a problem of no further type than its status; `detail` is a sentence on this time that it occurred."""
    said = {"detail": str(detail)} if detail else {}
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, **said, **more}


def handle(exception: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an exception of a view with its problem; what is none of ours or of the framework's is left to Django.

    Of parameters and fields that will not do `errors` says why, by name, each in a list of sentences.
    """
    response = exception_handler(exception, context)
    if response is None:
        return None
    if isinstance(exception, ValidationError):
        detail = exception.detail if isinstance(exception.detail, dict) else {"": exception.detail}
        errors = {name: list(dict.fromkeys(_sentences(each))) for name, each in detail.items()}
        response.data = problem(response.status_code, errors=errors)
    else:
        response.data = problem(response.status_code, response.data["detail"])
    response.content_type = CONTENT_TYPE
    return response


def _sentences(detail: Any) -> Iterator[str]:
    """What is wrong with a field or, where it has several values, with any of them."""
    if isinstance(detail, dict | list):
        for each in detail.values() if isinstance(detail, dict) else detail:
            yield from _sentences(each)
    else:
        yield str(detail)
