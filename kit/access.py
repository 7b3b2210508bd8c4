"""Every view declares who may open it and by which methods; a test fails where one does not."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kit.refusals import SignInNeeded

P = ParamSpec("P")
Rule = Callable[[HttpRequest], None]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def anyone(request: HttpRequest) -> None:
    """Let everybody in, signed in or not."""


def signed_in(request: HttpRequest) -> None:
    """Let in whoever has signed in; raise `SignInNeeded` for a visitor."""
    if not request.user.is_authenticated:
        raise SignInNeeded


def page(rule: Rule, *, posts: bool = False) -> Callable[[View[P]], View[P]]:
    """Declare a view: `rule(request)` raises a refusal for whom it keeps out; `posts` says that it takes POST too.

    Rights on a particular project or council are checked inside, by that room's `check_can_…`.
    """
    return _declare(rule, ("GET", "HEAD", "POST") if posts else ("GET", "HEAD"))


def button(rule: Rule) -> Callable[[View[P]], View[P]]:
    """Declare a view that only a button leads to: it takes POST alone."""
    return _declare(rule, ("POST",))


def returning(rule: Rule) -> Callable[[View[P]], View[P]]:
    """Declare a view that another site sends people back to: a GET that may write, since its standard makes it one."""

    def declare(view: View[P]) -> View[P]:
        declared = _declare(rule, ("GET",))(view)
        vars(declared)["writes"] = True
        return declared

    return declare


def _declare(rule: Rule, methods: tuple[str, ...]) -> Callable[[View[P]], View[P]]:
    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in methods:
                return _not_a_method(request, methods)
            rule(request)
            return view(request, *args, **kwargs)

        vars(guarded).update(access_rule=rule, methods=methods)
        return cast(View[P], guarded)

    return declare


def _not_a_method(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    response = render(request, "405.html", status=405)
    response["Allow"] = ", ".join(methods)
    return response
