"""The security policy of Wagtail's admin: that of every page, with what its editor and its previews need."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import HEADER, NONCE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]

# The styles of its text editor (`cms/static/cms/styles.js`), pictures that were just chosen, and previews in a frame.
ADMIN = {
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "blob:", "data:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}


def of_admin(view: View) -> View:
    """Give a view of the admin its policy, in place of the one that a preview has as a page for everybody."""
    answer = csp_replace(ADMIN)(view)

    @wraps(view)
    def with_policy(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = answer(request, *args, **kwargs)
        del response[HEADER]
        return response

    return with_policy
