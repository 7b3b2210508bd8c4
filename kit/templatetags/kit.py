"""Tags and filters that every template may use without loading them."""

import json
from datetime import date, datetime
from html import unescape
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.core.serializers.json import DjangoJSONEncoder
from django.shortcuts import resolve_url
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kit import dates, icons, panels
from kit.kept import SHOWN_TO, reader_mark
from kit.markdown import render
from kit.web_addresses import absolute, host_of

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """Give the name of the site."""
    return str(settings.SITE_NAME)


@register.simple_tag
def full_url(name: str) -> str:
    """Give the address of a page or a file with the site's own before it, for who is not on the site."""
    return absolute(resolve_url(name))


@register.simple_block_tag
def plain(content: str) -> str:
    """Give what a template wrote between the tags as plain text in one line, for places that each escape it."""
    return " ".join(unescape(content).split())


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """Draw Django's token, which this tag stands in for, and whom the page is shown to; see `kit.kept`."""
    mark = reader_mark(context["user"]) if "user" in context else ""
    field = format_html('<input type="hidden" name="{}" value="{}">', SHOWN_TO, mark) if mark else SafeString("")
    return SafeString(CsrfTokenNode().render(context) + field)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of `kit.icons`; it stands beside words, never alone."""
    return icons.draw(name)


@register.filter
def ago(value: date | datetime | None) -> str:
    """Say how long ago: "today", "4 days ago", "2 months ago"; nothing for None."""
    return dates.ago(value, timezone.localdate()) if value else ""


@register.filter
def length_since(value: date | datetime | None) -> str:
    """Say how long since: "8 months"; nothing for None."""
    return dates.length(dates.day_of(value), timezone.localdate()) if value else ""


@register.filter
def markdown(text: str | None, top: int = 3) -> SafeString:
    """Turn Markdown into clean HTML whose highest heading is at level `top`. Stands in `<div class="prose">`."""
    return render(text or "", top=top)


@register.filter
def host(address: str) -> str:
    """Give the website that an address leads to: "example.org". It stands beside every link that people added."""
    return host_of(address)


@register.filter
def as_json(value: object) -> str:
    """Write a value as JSON, for an attribute that a script reads."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def upto(number: int | None) -> range:
    """Count from 1 to the number."""
    return range(1, (number or 0) + 1)


@register.simple_tag(takes_context=True)
def here(context: Context, address: str, but: str = "") -> SafeString:
    """Mark a link of the menu: the page that is open, or the section it belongs to (unless it is under `but`)."""
    path = context["request"].path if "request" in context else ""
    if not address or (but and path.startswith(but)) or not path.startswith(address):
        return SafeString("")
    return format_html(' aria-current="{}"', "page" if path == address else "true")


@register.simple_tag(name="panels", takes_context=True)
def render_panels(context: Context, page: str, thing: object) -> SafeString:
    """Show what higher rooms put on the page of that name about the thing; see `kit.panels`."""
    sections = (panel.render(context["request"], thing) for panel in panels.of(page))
    return mark_safe("".join(section for section in sections if section))  # noqa: S308 - panels are SafeString


@register.inclusion_tag("kit/breadcrumbs.html")
def breadcrumbs(*words_and_places: Any) -> dict[str, Any]:
    """Draw the way from home: words, where to, words, where to. A place is an address or a thing that has one."""
    pairs = zip(words_and_places[::2], words_and_places[1::2], strict=True)
    return {"crumbs": [(words, resolve_url(place)) for words, place in pairs]}


@register.inclusion_tag("kit/pagination.html", takes_context=True)
def pagination(context: Context, page: "Page[Any]") -> dict[str, Any]:
    """Draw links to the other pages of a list, keeping what else the address asks for."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"request": context["request"], "page": page, "numbers": numbers, "gap": page.paginator.ELLIPSIS}
