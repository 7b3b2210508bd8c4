"""Forms that were sent at a bad moment: what was typed is kept until the page is opened again."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, QueryDict
from django.urls import ResolverMatch
from django.utils.translation import gettext as _

from kit.access import anyone

KEY = "kept_form"
# The field of every form that says whom its page was shown to; `csrf_token` draws it.
SHOWN_TO = "shown_to"
LONGEST = 200_000
SECRET = re.compile(rf"csrf|password|(^|_)code$|^{SHOWN_TO}$")


def reader_mark(user: Any) -> str:
    """Give what the field `SHOWN_TO` holds on a page for this person; nothing for a visitor."""
    return _signer().sign(str(user.pk)) if user.is_authenticated else ""


def keep(request: HttpRequest) -> bool:
    """Keep in the session what was posted to a page, and say whether it was kept.

    It is kept for the person whom the page was shown to, for the next to sign in may be another. A button has no page
    that could show it again; nor are the forms of visitors kept, which ask for passwords.
    """
    typed = _without_secrets(request.POST).urlencode()
    whose = _shown_to(request)
    is_kept = bool(whose) and _has_own_page(request.resolver_match) and 0 < len(typed) <= LONGEST
    if is_kept:
        request.session[KEY] = {"page": request.get_full_path(), "typed": typed, "whose": whose}
    return is_kept


def give_back(request: HttpRequest) -> None:
    """Let the page that is opened show its form as it was sent. It is checked again, and not carried out.

    Where somebody else has signed in, it is forgotten.
    """
    kept = request.session.get(KEY)
    if not kept or not request.user.is_authenticated:
        return
    if kept["whose"] != str(request.user.pk):
        del request.session[KEY]
    elif request.method == "GET" and kept["page"] == request.get_full_path():
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


def _shown_to(request: HttpRequest) -> str:
    """The id of whom the page was shown to; nothing for a visitor, or where somebody else is signed in by now."""
    try:
        whose = _signer().unsign(request.POST.get(SHOWN_TO, ""))
    except BadSignature:
        return ""
    return whose if request.user.is_anonymous or whose == str(request.user.pk) else ""


def _without_secrets(posted: QueryDict) -> QueryDict:
    kept = posted.copy()
    for name in filter(SECRET.search, posted):
        del kept[name]
    return kept


def _signer() -> Signer:
    """Made when it is needed: a server without a key is to start far enough to say so in one line."""
    return Signer(salt="kit.kept")
