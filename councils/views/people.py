"""Who belongs to a council, and who asks to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from councils.actions import membership as memberships
from councils.enums import MembershipState, StewardState
from councils.forms.membership import AnswerForm, EndForm
from councils.models import Membership, Organisation, User
from councils.people import person
from councils.permissions import can_answer_for, check_can_answer_ask, check_can_end_membership, check_can_see_people
from councils.views.found import membership_visible_to
from kit.access import page, signed_in


@page(signed_in)
def people(request: HttpRequest, /, slug: str) -> HttpResponse:
    """Show a council's members to each other; who answers for the council sees who asks, and may act."""
    user = person(request)
    council = get_object_or_404(Organisation, slug=slug)
    check_can_see_people(user, council)
    answers = can_answer_for(user, council)
    context = {
        "organisation": council,
        "members": Membership.objects.current().of(council),
        "asks": Membership.objects.waiting().of(council).exclude(user=user) if answers else [],
        "answers": answers,
        "appoints": council.pk in user.standing.stewards,
        "steward": StewardState.STEWARD,
    }
    return render(request, "councils/people.html", context)


@page(signed_in, posts=True)
def answer(request: HttpRequest, /, pk: int) -> HttpResponse:
    """Say yes or no to who asks to join."""
    user = person(request)
    row = membership_visible_to(user, pk)
    check_can_answer_ask(user, row)
    if row.state != MembershipState.ASKED:
        messages.info(request, _("Somebody else has answered this already."))
        return redirect("my_work")
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.carry_out(lambda: _answer(row, form, user))
        if not form.errors:
            messages.success(request, _("We have told %(person)s.") % {"person": row.user.name})
            return redirect("my_work")
    return render(request, "councils/answer.html", {"form": form, "membership": row})


def _answer(row: Membership, form: AnswerForm, user: User) -> None:
    say = memberships.approve if form.cleaned_data["decision"] == AnswerForm.YES else memberships.decline
    say(membership=row, answer=form.cleaned_data["answer"], by=user)


@page(signed_in, posts=True)
def end(request: HttpRequest, /, pk: int) -> HttpResponse:
    """End a membership: one's own, or that of somebody who left the council."""
    user = person(request)
    row = membership_visible_to(user, pk)
    check_can_end_membership(user, row)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        form.carry_out(lambda: memberships.end(membership=row, reason=reason, by=user))
        if not form.errors:
            messages.success(request, _("The membership has ended."))
            return redirect("my_work")
    return render(request, "councils/end.html", {"form": form, "membership": row, "is_own": row.user == user})
