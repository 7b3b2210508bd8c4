"""The addresses of the read API; each thing in it is its own room's."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from councils.api import Councils
from projects.api.output import Outputs
from projects.api.project import Projects
from projects.api.service import Services
from search.api import Search, Similar

router = SimpleRouter(use_regex_path=False)
router.register("projects", Projects, "project")
router.register("outputs", Outputs, "output")
router.register("councils", Councils, "council")
router.register("services", Services, "service")

app_name = "api"
urlpatterns = [
    *router.urls,
    path("search/", Search.as_view(), name="search"),
    path("similar/", Similar.as_view(), name="similar"),
]
