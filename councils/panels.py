"""What this room puts on pages of others."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def factor_needed(request: HttpRequest, user: object) -> SafeString | None:
    """Tell somebody of the site team that their role waits for a second factor."""
    who: Any = request.user
    if not who.waits_for_factor:
        return None
    return render_to_string("councils/panels/factor_needed.html", {}, request)
