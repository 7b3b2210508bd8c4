"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Give every template the site's name, and whether this is a development machine."""
    return {"site_name": settings.SITE_NAME, "development": settings.DEVELOPMENT_PAGES}
