"""What the pages of this room say."""

from urllib.parse import urlsplit

from django import template
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from councils import directories

register = template.Library()

# By the route that somebody wanted to open: what the sign-in is for.
WHAT_FOR = {
    "projects:new": _("Sign in to post a project."),
    "projects:ask": _("Sign in to ask about this work."),
    "projects:offer": _("Sign in to offer help."),
    "projects:claim": _("Sign in to claim this entry."),
    "councils:join": _("Sign in to join a council."),
}


@register.simple_tag
def sign_in_to(address: str | None) -> str:
    """Say what somebody who wanted this address signs in for; nothing where the address does not tell."""
    try:
        wanted = resolve(urlsplit(address or "").path or "/")
    except (Resolver404, ValueError):
        return ""
    return str(WHAT_FOR.get(wanted.view_name, ""))


@register.simple_tag
def directories_offered() -> list[directories.Offer]:
    """Give the directories whose accounts sign people in."""
    return directories.offered()
