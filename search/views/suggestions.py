"""Suggestions while somebody types, for the script of the search box."""

from dataclasses import asdict
from functools import partial

from django.http import HttpRequest, HttpResponse, JsonResponse

from activity.shared import shared
from councils.standing import standing_of
from kit.access import anyone, page
from search.language.words import cut
from search.suggesting import suggest
from search.views.pace import keep_pace


@page(anyone)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Give suggestions as JSON: `{"suggestions": [{"text": …, "about": …}]}`, the best first."""
    keep_pace(request)
    typed = cut(request.GET.get("q", ""))
    make = partial(suggest, typed, request.user)
    found = shared("suggestions", typed.casefold(), standing_of(request.user), make=make)
    return JsonResponse({"suggestions": [asdict(each) for each in found]})
