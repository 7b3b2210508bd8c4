"""Finding one's council: by address, by choice, by asking."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from councils.actions import membership as memberships
from councils.enums import MembershipState
from councils.forms.membership import AskForm
from councils.models import Directory, Membership, Organisation, councils_confirmed_for
from councils.people import person
from councils.policies import can_become_member_by_address
from councils.views.found import membership_visible_to
from kit.access import button, page, signed_in
from kit.views import form_page

MOST = 20


@page(signed_in)
def my_council(request: HttpRequest) -> HttpResponse:
    """Show where the person stands, which councils their address speaks for, and others by name."""
    user = person(request)
    rows = list(Membership.objects.filter(user=user).select_related("organisation").order_by("since"))
    settled = {row.organisation_id for row in rows if not can_become_member_by_address(row.state)}
    name = request.GET.get("name", "").strip()[:100]
    context = {
        "memberships": rows,
        "choices": [each for each in councils_confirmed_for(user) if each.pk not in settled],
        "name": name,
        "found": _current_by_name(name) if name else None,
    }
    return render(request, "councils/my_council.html", context)


@page(signed_in, posts=True)
def ask(request: HttpRequest, /, slug: str) -> HttpResponse:
    """Ask to join a council with a reason; who opens it while a request or membership stands is led to it."""
    user = person(request)
    council = get_object_or_404(Organisation, slug=slug)
    row = Membership.objects.filter(user=user, organisation=council).first()
    if request.method != "POST" and row and row.state in (MembershipState.ASKED, MembershipState.VERIFIED):
        return redirect("councils:my_council")
    form = AskForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: memberships.ask(council=council, reason=form.cleaned_data["reason"], by=user),
        template="councils/join.html",
        done=_("We have passed your request on. You will get a mail when it is answered."),
        to=lambda _asked: "councils:my_council",
        organisation=council,
        successors=council.current_successors() if council.has_ended else [],
        can_choose=can_become_member_by_address(row.state if row else "") and council in councils_confirmed_for(user),
        has_steward=Organisation.objects.with_steward().filter(pk=council.pk).exists(),
    )


@button(signed_in)
def choose(request: HttpRequest, /, slug: str) -> HttpResponse:
    """Become a member of a council that one's address speaks for."""
    council = get_object_or_404(Organisation, slug=slug)
    memberships.choose(council=council, by=person(request))
    messages.success(request, _("You are a member of %(council)s.") % {"council": council.name})
    return redirect("my_work")


@button(signed_in)
def withdraw(request: HttpRequest, /, pk: int) -> HttpResponse:
    """Take back one's own request to join."""
    user = person(request)
    memberships.withdraw(membership=membership_visible_to(user, pk), by=user)
    messages.success(request, _("You have taken your request back."))
    return redirect("councils:my_council")


def _current_by_name(name: str) -> list[Organisation]:
    found = Organisation.objects.current().filter(pk__in=Directory.load().containing(name))
    return list(found[:MOST])
