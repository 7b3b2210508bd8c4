"""Addresses with the names that the base page leads to, and pages made by tests: the look is tested by itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

from kit.refusals import NotPermitted, Refused

PAGES: dict[str, tuple[str, dict]] = {}


def show(request, name="plain"):
    source, context = PAGES[name]
    return HttpResponse(Template('{% extends "base.html" %}' + source).render(RequestContext(request, context)))


def tell(request, later=False):
    messages.success(request, "Your update is published.")
    messages.info(request, "The steward was told.")
    return HttpResponse() if later else show(request)


def refuse(request, kind):
    raise {"forbidden": NotPermitted, "refused": Refused}[kind](f"It is {kind}.")


def within(namespace, *patterns):
    return path("", include((list(patterns), namespace)))


urlpatterns = [
    within(
        "search",
        path("projects/", show, name="projects"),
        path("search/", show, name="search"),
        path("search/suggestions/", show, name="suggestions"),
    ),
    within("projects", path("projects/new/", show, name="new"), path("projects/7/", show, name="project")),
    within("councils", path("councils/", show, name="index")),
    path("api/", show, name="api_documentation"),
    path("my-work/", show, name="my_work"),
    path("api/", show, name="api_documentation"),
    path("tell/", tell),
    path("tell-later/", tell, {"later": True}),
    path("refuse/<str:kind>/", refuse),
    path("pages/<str:name>/", show),
    path("", include("councils.account_urls")),
]
