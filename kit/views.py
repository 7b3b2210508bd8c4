"""What most pages with a form do."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kit.kept import comes_from_here, keep, page_of

T = TypeVar("T")


class CarriesOut(Protocol):
    """A form of `kit.forms`."""

    def is_valid(self) -> bool:
        """Whether what was typed will do."""

    def carry_out(self, do: Callable[[], T]) -> T | None:
        """Run an action; a refusal becomes an error of the form."""


def form_page(
    request: HttpRequest,
    form: CarriesOut,
    do: Callable[[], T],
    *,
    template: str,
    done: str | Callable[[T], str],
    to: Callable[[T], Any],
    **context: Any,
) -> HttpResponse:
    """Show a form; when it is posted and valid, run the action `do`, say `done` (words, or what
    gives them of the result), and go to `to(what it gave)`.

    On any error the page comes again with all that was typed. `do` gives something that is not None.
    """
    if request.method == "POST" and form.is_valid():
        result = form.carry_out(do)
        if result is not None:
            messages.success(request, done(result) if callable(done) else done)
            return redirect(to(result))
    return render(request, template, {"form": form, **context})


def send_again(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without the token of its page: it was open too long, or somebody signed in elsewhere.

    What was typed is kept for the page to show again, unless another website sent it.
    """
    is_ours = comes_from_here(request)
    context = {"page": page_of(request) if is_ours else "", "kept": is_ours and keep(request)}
    return render(request, "403_csrf.html", context, status=403)
