"""What somebody is told of: on pages of their account, or by the links in mails, without signing in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from councils.models import User
from councils.people import person
from kit.access import anyone, button, page, signed_in
from kit.views import form_page
from notifications.actions import subscription as actions
from notifications.enums import Often
from notifications.forms.subscription import OftenForm
from notifications.models import Subscription
from notifications.subjects import link_of, words_of
from notifications.tokens import page_of, stop_of, subscription_of


@dataclass(frozen=True)
class Row:
    """A subscription as a list shows it: in words, where that stands, and where it is changed."""

    subscription: Subscription
    words: str
    link: str
    page: str


@page(signed_in)
def subscriptions(request: HttpRequest) -> HttpResponse:
    """List one's own, newest first."""
    own = Subscription.objects.of(person(request))
    return render(request, "notifications/subscriptions/list.html", {"rows": _rows(own, _own_page)})


@page(signed_in, posts=True)
def my_subscription(request: HttpRequest, number: int) -> HttpResponse:
    """Say how often, or remove it."""
    user = person(request)
    found = get_object_or_404(Subscription.objects.of(user), pk=number)
    return _often_page(request, found, "notifications:subscriptions", by=user, removable=True)


@button(signed_in)
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take it away."""
    user = person(request)
    actions.remove(subscription=get_object_or_404(Subscription.objects.of(user), pk=number), by=user)
    messages.success(request, _("Removed."))
    return redirect("notifications:subscriptions")


@page(anyone)
def asked(request: HttpRequest) -> HttpResponse:
    """Say that a mail is on its way."""
    return render(request, "notifications/subscriptions/asked.html")


@page(anyone, posts=True)
@never_cache
def subscription(request: HttpRequest, token: str) -> HttpResponse:
    """By the link in a mail: confirm it or, once that is done, say how often."""
    found = subscription_of(token)
    if found is None:
        return _gone(request)
    if found.is_confirmed:
        others = Subscription.objects.with_address(found.address).exclude(pk=found.pk)
        return _often_page(request, found, page_of(found), by=None, rows=_rows(others, page_of), stop=stop_of(found))
    if request.method == "POST":
        confirmed = actions.confirm(subscription=found, by=None)
        messages.success(request, _("Your search is saved. We send you a mail when there is something new."))
        return redirect(page_of(confirmed))
    context = {"words": words_of(found), "subscription": found, "stop": stop_of(found)}
    return render(request, "notifications/subscriptions/confirm.html", context)


# A mail program posts here for its person, without a page of ours and its token: the link itself says that it may
# (RFC 8058, 3.2). The answer leads nowhere else.
@csrf_exempt
@page(anyone, posts=True)
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop these mails, by one click in a mail program or on the page; opening the page alone changes nothing."""
    found = subscription_of(token)
    if found is None:
        return _gone(request)
    if request.method == "POST":
        _stop(found)
    context = {"words": words_of(found), "page": page_of(found), "stopped": request.method == "POST"}
    return render(request, "notifications/subscriptions/stop.html", context)


def _stop(found: Subscription) -> None:
    """Send nothing any more; what was never confirmed is gone."""
    if found.is_confirmed:
        actions.change(subscription=found, often=Often.NEVER, by=None)
    else:
        actions.remove(subscription=found, by=None)


def _often_page(
    request: HttpRequest, found: Subscription, to: str, *, by: User | None, **context: object
) -> HttpResponse:
    form = OftenForm(request.POST or None, initial={"often": found.often})
    return form_page(
        request,
        form,
        lambda: actions.change(subscription=found, often=Often(form.cleaned_data["often"]), by=by),
        template="notifications/subscriptions/often.html",
        done=_("Changed."),
        to=lambda _changed: to,
        words=words_of(found),
        link=link_of(found),
        subscription=found,
        **context,
    )


def _rows(found: Iterable[Subscription], page_for: Callable[[Subscription], str]) -> list[Row]:
    return [Row(each, words_of(each), link_of(each), page_for(each)) for each in found]


def _own_page(subscription: Subscription) -> str:
    return reverse("notifications:my_subscription", args=[subscription.pk])


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "notifications/subscriptions/gone.html", status=404)
