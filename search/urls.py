"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from search.views.saved import save
from search.views.search import projects, search

app_name = "search"
urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", search, name="search"),
    path("search/save/", save, name="save"),
    path("projects/", projects, name="projects"),
]
