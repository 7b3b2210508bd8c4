"""Saving a search."""

from django.http import HttpRequest, HttpResponse

from kit.access import anyone, page
from notifications.views.subscribing import subscribe_page
from search import parameters
from search.saved.about import KIND, about_of


@page(anyone, posts=True)
def save(request: HttpRequest) -> HttpResponse:
    """Save the search that the address says."""
    return subscribe_page(request, KIND, about_of(parameters.read(request.GET, request.user)))
