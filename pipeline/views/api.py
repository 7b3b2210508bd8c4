"""The read API, described: for people on a page, for programs by OpenAPI."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator

from kit.access import anyone, page
from kit.api.described import Description
from kit.api.pages import ByCursor
from kit.api.throttle import LIMIT
from kit.sharing import Sharing


@page(anyone)
def documentation(request: HttpRequest) -> HttpResponse:
    """Say what can be asked, and what comes back."""
    described = Description(description())
    context = {
        "operations": described.operations(),
        "shapes": described.shapes(),
        "pages": ByCursor,
        "limit": LIMIT,
        "sharing": Sharing(reverse("api_documentation")),
    }
    return render(request, "pipeline/api.html", context)


@page(anyone)
def openapi(request: HttpRequest) -> JsonResponse:
    """Give the description as OpenAPI has it."""
    return JsonResponse(description())


@cache
def description() -> dict[str, Any]:
    """Describe the API; it stays the same while the site runs."""
    said: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return said
