"""The addresses of the site. English has no prefix; Welsh will live under /cy/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

urlpatterns = [
    path("admin/", include(admin_urls)),
    *i18n_patterns(
        path("", include("councils.urls")),
        path("", include("projects.urls")),
        path("", include("search.urls")),
        path("", include("notifications.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
