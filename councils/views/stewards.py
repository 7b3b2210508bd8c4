"""Becoming a council's steward, and ceasing to be."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from councils.actions import steward as actions
from councils.models import Membership, Organisation
from councils.people import person
from councils.permissions import check_can_see_people
from councils.policies import can_offer
from councils.views.found import membership_of, membership_visible_to
from kit.access import button, page, signed_in

Act = Callable[..., Membership]


@page(signed_in)
def steward(request: HttpRequest, /, slug: str) -> HttpResponse:
    """Say what a steward does, and let a member say yes or no, offer, or step down."""
    user = person(request)
    council = get_object_or_404(Organisation, slug=slug)
    check_can_see_people(user, council)
    row = membership_of(user, council)
    context = {
        "organisation": council,
        "membership": row,
        "stewards": [each.user for each in Membership.objects.stewards().of(council)],
        "can_offer": can_offer(row),
    }
    return render(request, "councils/steward.html", context)


@button(signed_in)
def volunteer(request: HttpRequest, /, slug: str) -> HttpResponse:
    """Say yes to becoming steward, or offer it."""
    return _own(request, slug, actions.volunteer, _("Thank you. The site team will confirm it."))


@button(signed_in)
def refuse(request: HttpRequest, /, slug: str) -> HttpResponse:
    """Say no to becoming steward."""
    return _own(request, slug, actions.refuse, _("That is fine. You stay a member."))


@button(signed_in)
def step_down(request: HttpRequest, /, slug: str) -> HttpResponse:
    """Cease to be steward."""
    return _own(request, slug, actions.step_down, _("You are no longer a steward. You stay a member."))


@button(signed_in)
def appoint(request: HttpRequest, /, pk: int) -> HttpResponse:
    """Appoint a colleague as steward."""
    row = _others(request, pk, actions.appoint, _("%(person)s is a steward now."))
    return redirect("councils:people", row.organisation.slug)


@button(signed_in)
def confirm(request: HttpRequest, /, pk: int) -> HttpResponse:
    """Make who offered the steward, as a broker."""
    _others(request, pk, actions.confirm_volunteer, _("%(person)s is a steward now."))
    return redirect("my_work")


@button(signed_in)
def decline(request: HttpRequest, /, pk: int) -> HttpResponse:
    """Say no to who offered, as a broker."""
    _others(request, pk, actions.decline_volunteer, _("%(person)s stays a member without that role."))
    return redirect("my_work")


def _own(request: HttpRequest, slug: str, act: Act, done: str) -> HttpResponse:
    user = person(request)
    council = get_object_or_404(Organisation, slug=slug)
    act(membership=membership_of(user, council), by=user)
    messages.success(request, done)
    return redirect("councils:steward", slug)


def _others(request: HttpRequest, pk: int, act: Act, done: str) -> Membership:
    user = person(request)
    row = act(membership=membership_visible_to(user, pk), by=user)
    messages.success(request, done % {"person": row.user.name})
    return row
