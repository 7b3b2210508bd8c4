"""Pages for developers: the mail that was sent to the folder."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kit.access import page
from notifications import sent


def development(request: HttpRequest) -> None:
    """Let everybody in on a development machine; elsewhere there is no such page."""
    if not settings.DEVELOPMENT_PAGES:
        raise Http404


@page(development)
def mails(request: HttpRequest) -> HttpResponse:
    """List the mail that was sent, newest first."""
    return render(request, "notifications/development/mails.html", {"mails": sent.newest()})


@page(development)
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """Show one mail."""
    found = sent.find(name)
    if found is None:
        raise Http404
    return render(request, "notifications/development/mail.html", {"mail": found})
