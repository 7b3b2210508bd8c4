"""The page on which somebody subscribes, whatever to: rooms call it from a view of their own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kit.views import form_page
from notifications.actions import subscription as actions
from notifications.forms.subscription import SubscribeByAddressForm, SubscribeForm
from notifications.subjects import subjects

TEMPLATE = "notifications/subscriptions/subscribe.html"


def subscribe_page(request: HttpRequest, kind: str, about: str) -> HttpResponse:
    """Ask how often and, of whoever has not signed in, for an address."""
    subject = subjects[kind]
    context = {"words": subject.words(about), "link": subject.link(about)}
    if request.user.is_authenticated:
        return _by_account(request, kind, about, context)
    return _by_address(request, kind, about, context)


def _by_account(request: HttpRequest, kind: str, about: str, context: dict[str, Any]) -> HttpResponse:
    form = SubscribeForm(request.POST or None)
    user: Any = request.user
    return form_page(
        request,
        form,
        lambda: actions.subscribe(kind=kind, about=about, by=user, **form.answers()),
        template=TEMPLATE,
        done=_("Saved. We send you a mail when there is something new."),
        to=lambda _saved: "notifications:subscriptions",
        **context,
    )


def _by_address(request: HttpRequest, kind: str, about: str, context: dict[str, Any]) -> HttpResponse:
    """The answer is the same whether or not the address is known here."""
    form = SubscribeByAddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.carry_out(lambda: actions.ask(kind=kind, about=about, by=None, **form.answers()))
        if asked:
            return redirect("notifications:asked")
    return render(request, TEMPLATE, {"form": form, **context})
