"""Refusals that no form caught, as pages."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from kit.refusals import NotPermitted, Refused, SignInNeeded


class RefusalMiddleware:
    """Answer a refusal with the page it means, in the words of the refusal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; refusals come by `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Give the response for a refusal, or None for any other exception."""
        if isinstance(exception, SignInNeeded):
            return redirect_to_login(_where_to_return(request))
        if isinstance(exception, NotPermitted):
            return render(request, "403.html", {"sentence": exception.sentence}, status=403)
        if isinstance(exception, Refused):
            return render(request, "409.html", {"sentence": exception.sentence}, status=409)
        return None


def _where_to_return(request: HttpRequest) -> str:
    """Where to go after sign-in: the page that was asked for or, for a button, the page that it stood on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()})
    return page if is_ours else "/"
