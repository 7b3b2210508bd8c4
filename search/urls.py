"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from search.views.projects import projects

app_name = "search"
urlpatterns: list[URLPattern | URLResolver] = [path("projects/", projects, name="projects")]
