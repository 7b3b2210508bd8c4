"""The description of the API by OpenAPI, as far as no view says it."""

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from kit.api import ROOT
from kit.api.problems import CONTENT_TYPE

Endpoint = tuple[str, str, str, Any]
STRING = {"type": "string"}
PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457). `errors` says it by the name of a parameter or field; of a fault "
    "of ours `reference` is what to name when you tell us.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": STRING,
        "title": STRING,
        "status": {"type": "integer"},
        "detail": STRING,
        "reference": STRING,
        "errors": {"type": "object", "additionalProperties": {"type": "array", "items": STRING}},
    },
}
ALWAYS = (400, 406, 429, 500, 503)


def ours_alone(endpoints: Iterable[Endpoint]) -> list[Endpoint]:
    """Leave out what others made: Wagtail's admin has an API of its own."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(ROOT)]


def with_problems(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Say of each operation what else it may answer."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    for operations in result["paths"].values():
        for method, operation in operations.items():
            operation["responses"] |= {str(status): _problem(status) for status in _statuses(method, operation)}
            if method == "get":
                operation["responses"]["304"] = {"description": "As it was when you were given its `ETag`"}
    return result


def _statuses(method: str, operation: dict[str, Any]) -> Sequence[int]:
    leads_somewhere = {"id", "slug", "cursor", "page"} & {each["name"] for each in operation.get("parameters", [])}
    return [*ALWAYS, *([404] if leads_somewhere else []), *([403, 413, 415] if method == "post" else [])]


def _problem(status: int) -> dict[str, Any]:
    content = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": HTTPStatus(status).phrase, "content": content}
