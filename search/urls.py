"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from search.views.files import as_atom, as_csv, as_json
from search.views.search import projects, search

app_name = "search"
urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", search, name="search"),
    path("search.csv", as_csv, name="csv"),
    path("search.json", as_json, name="json"),
    path("search.atom", as_atom, name="atom"),
    path("projects/", projects, name="projects"),
]
