"""Forms that were sent at a bad moment: what was typed is kept until the page is opened again."""

import re
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.urls import ResolverMatch
from django.utils.translation import gettext as _

from kit.access import anyone

KEY = "kept_form"
LONGEST = 200_000
SECRET = re.compile(r"csrf|password|(^|_)code$")


def keep(request: HttpRequest) -> bool:
    """Keep in the session what was posted to a page, and say whether it was kept.

    A button has no page that could show it again; nor are the forms of visitors kept, which ask for passwords.
    """
    typed = _without_secrets(request.POST).urlencode()
    is_kept = _has_own_page(request.resolver_match) and 0 < len(typed) <= LONGEST
    if is_kept:
        request.session[KEY] = {"page": request.get_full_path(), "typed": typed}
    return is_kept


def give_back(request: HttpRequest) -> None:
    """Let the page that is opened show its form as it was sent. It is checked again, and not carried out."""
    kept = request.session.get(KEY)
    if request.method == "GET" and kept and kept["page"] == request.get_full_path() and request.user.is_authenticated:
        del request.session[KEY]
        request.POST = QueryDict(kept["typed"])
        messages.info(request, _("This has not been sent yet. Check it, then send it."))


def page_of(request: HttpRequest) -> str:
    """The address of the page that is wanted: for the post of a button, of the page that the button stood on."""
    if request.method in {"GET", "HEAD"} or _has_own_page(request.resolver_match):
        return request.get_full_path()
    return request.headers.get("Referer", "/") if comes_from_here(request, "Referer") else "/"


def comes_from_here(request: HttpRequest, header: str = "Origin") -> bool:
    """Whether the browser says that a page of this site sent it."""
    return urlsplit(request.headers.get(header, "")).netloc == request.get_host()


def _has_own_page(match: ResolverMatch | None) -> bool:
    view = match and match.func
    return "GET" in getattr(view, "methods", ()) and getattr(view, "access_rule", anyone) is not anyone


def _without_secrets(posted: QueryDict) -> QueryDict:
    kept = posted.copy()
    for name in filter(SECRET.search, posted):
        del kept[name]
    return kept
