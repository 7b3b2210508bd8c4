"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from search.views import similar
from search.views.search import projects, search

app_name = "search"
urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", search, name="search"),
    path("projects/", projects, name="projects"),
    path("similar-work/", similar.found, name="similar"),
    path("similar-work/mail/<str:token>/", similar.mail, name="similar_mail"),
    path("similar-work/<int:project_id>/<slug:step>/", similar.step, name="similar_step"),
]
