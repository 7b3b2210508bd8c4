"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from search.views import similar
from search.views.files import as_atom, as_csv, as_json
from search.views.saved import save
from search.views.search import projects, search
from search.views.suggestions import suggestions
from search.views.team import missed

app_name = "search"
urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", search, name="search"),
    path("search/suggestions/", suggestions, name="suggestions"),
    path("search.csv", as_csv, name="csv"),
    path("search.json", as_json, name="json"),
    path("search.atom", as_atom, name="atom"),
    path("search/save/", save, name="save"),
    path("projects/", projects, name="projects"),
    path("site-team/searches/", missed, name="missed"),
    path("similar-work/", similar.found, name="similar"),
    path("similar-work/mail/<str:token>/", similar.mail, name="similar_mail"),
    path("similar-work/<int:project_id>/<slug:step>/", similar.step, name="similar_step"),
]
