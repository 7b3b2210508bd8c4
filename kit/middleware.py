"""Refusals that no form caught, as pages; forms that come back after signing in, and forms that are too long."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.kept import give_back, keep, page_of
from kit.limits import TooOften
from kit.refusals import NotPermitted, Refused, SignInNeeded, StepNeeded


class LengthMiddleware:
    """Say of a form that is too long that it is. It stands before whatever reads the form and would fail at it.

    Forms with files may be longer; what takes a file says of it how long it may be.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or give the page that says so."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        has_files = request.content_type == "multipart/form-data"
        most = settings.LONGEST_WITH_FILES if has_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if length.isdecimal() and int(length) > most:
            return render(request, "413.html", {"has_files": has_files}, status=413)
        return self.get_response(request)


class OwnOriginMiddleware:
    """Let no other site take in what this one answers, and no page use what no page of ours needs.

    Django has no settings for these two headers.
    """

    HEADERS = {
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, with the headers."""
        response = self.get_response(request)
        for name, value in self.HEADERS.items():
            response[name] = value
        return response


class NoStoreMiddleware:
    """Let no cache and no computer keep the pages of whoever has signed in (ASVS 5.0, 14.3.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, and mark a page of somebody as theirs alone."""
        response = self.get_response(request)
        if SESSION_KEY in request.session:
            response["Cache-Control"] = "no-store, private"
        return response


class RefusalMiddleware:
    """Answer a refusal with the page it means, in the words of the refusal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; refusals come by `process_exception`."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Give back what was typed when the session had ended."""
        give_back(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Give the response for a refusal, or None for any other exception."""
        if isinstance(exception, SignInNeeded):
            return _sign_in(request)
        if isinstance(exception, StepNeeded):
            return do_first(request, exception)
        if isinstance(exception, TooOften):
            return wait(request, exception)
        if isinstance(exception, NotPermitted):
            return render(request, "403.html", {"sentence": exception.sentence}, status=403)
        if isinstance(exception, Refused):
            return render(request, "409.html", {"sentence": exception.sentence}, status=409)
        return None


def wait(request: HttpRequest, refusal: TooOften) -> HttpResponse:
    """Say when to try again, in words and in the header for machines (RFC 9110, 10.2.3)."""
    response = render(request, "429.html", {"sentence": refusal.sentence}, status=429)
    response["Retry-After"] = str(refusal.seconds)
    return response


def _sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page and from there back. A form that was sent is kept meanwhile."""
    if request.method == "POST" and keep(request):
        messages.info(request, _("You were signed out. Sign in again: what you typed is kept."))
    return redirect_to_login(page_of(request))


def do_first(request: HttpRequest, step: StepNeeded) -> HttpResponse:
    """Lead to what has to be done first. A form that was sent is kept meanwhile."""
    if request.method == "POST":
        keep(request)
    messages.info(request, step.sentence)
    if step.and_back:
        return redirect_to_login(page_of(request), reverse(step.to))
    return redirect(step.to)
