"""Suggestions while somebody types, for the script of the search box."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse

from kit.access import anyone, page
from search.suggesting import suggest
from search.views.pace import keep_pace


@page(anyone)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Give suggestions as JSON: `{"suggestions": [{"text": …, "about": …}]}`, the best first."""
    keep_pace(request)
    found = suggest(request.GET.get("q", ""), request.user)
    return JsonResponse({"suggestions": [asdict(each) for each in found]})
