"""Under which address a page of the editors is known, and what is told of it where somebody shares it."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from wagtail.models import Page

from kit.sharing import Sharing


def sharing_of(page: Page, request: HttpRequest, about: str, kind: str = "website") -> Sharing | None:
    """Give what is told of a page: the words for search engines, where it has some; nothing before it is published."""
    if not page.live:
        return None
    paths = _paths(page, request)
    return Sharing(next(iter(paths.values())), page.search_description or about, kind=kind, paths=paths)


def _paths(page: Page, request: HttpRequest) -> Mapping[str, str]:
    """Its path in its own language, then in each that editors have translated it into; the site around it may be in
    another."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return {settings.LANGUAGE_CODE: translate_url(page.get_url(request), settings.LANGUAGE_CODE)}
    written = page.get_translations(inclusive=True).live().select_related("locale")
    own_first = sorted(written, key=lambda each: each.pk != page.pk)
    return {each.locale.language_code: each.get_url(request) for each in own_first}
