"""The addresses of the site, and a view that answers nothing: what an answer costs at least."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kit.access import anyone, page
from pipeline import urls


@page(anyone)
def empty(request: HttpRequest) -> HttpResponse:
    """Answer nothing."""
    return HttpResponse()


handler500 = urls.handler500
urlpatterns = [path("empty/", empty), *urls.urlpatterns]
