"""The addresses of the site. English has no prefix; Welsh will live under /cy/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms import policy
from cms.views.files import taken_whole
from councils.views.account import sign_in_here
from kit.api import ROOT
from pipeline.views.api import documentation, openapi
from pipeline.views.running import running
from projects.views.my_work import my_work

decorate_urlpatterns(admin_urls.urlpatterns, policy.of_admin)  # type: ignore[no-untyped-call] # Wagtail's
handler500 = "pipeline.requests.failed"
urlpatterns = [
    path("site-team/running/", running, name="running"),
    # Wagtail's own doors stand before its addresses, closed: there is one sign-in, ours.
    # Each also without its last slash, since a form cannot be led on to the address that has it.
    path("admin/login", sign_in_here, name="admin_sign_in"),
    path("admin/login/", sign_in_here, name="admin_sign_in"),
    path("admin/password_reset", sign_in_here, name="admin_reset"),
    re_path(r"^admin/password_reset/(?P<where>.*)$", sign_in_here, name="admin_reset"),
    path("_util/login", sign_in_here, name="page_sign_in"),
    path("_util/login/", sign_in_here, name="page_sign_in"),
    # Files come in by the doors of `cms/forms/files.py` alone.
    path("admin/images/multiple/create_from_uploaded_image/<int:number>/", taken_whole),
    path("admin/documents/multiple/create_from_uploaded_document/<int:number>/", taken_whole),
    path("admin/", include(admin_urls)),
    path(ROOT.strip("/") + "/", include("pipeline.api")),
    path(f"{ROOT.strip('/')}/openapi.json", openapi, name="openapi"),
    *i18n_patterns(
        path("", include("councils.account_urls")),
        path("", include("councils.urls")),
        path("", include("projects.urls")),
        path("my-work/", my_work, name="my_work"),
        path("", include("search.urls")),
        path("", include("notifications.urls")),
        path("api/", documentation, name="api_documentation"),
        path("", include("cms.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
