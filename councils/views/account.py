"""Other doors, all of which lead to our own sign-in."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from kit.access import anyone, page
from kit.refusals import NotPermitted

ADMIN = "/admin/"


@page(anyone, posts=True)
def sign_in_here(request: HttpRequest, /, **_where: str) -> HttpResponse:
    """Lead to our sign-in from where Wagtail has its own; nothing that is posted here is read.

    Whoever has signed in already came here because the admin is not for them: raises `NotPermitted`.
    """
    if request.user.is_authenticated:
        raise NotPermitted(_("The admin is for the site team."))
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return redirect_to_login(wanted if is_ours else ADMIN)
