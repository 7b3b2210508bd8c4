"""Who belongs to a council, and who asks to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from councils.actions import membership as memberships
from councils.enums import MembershipState
from councils.forms.membership import AnswerForm, EndForm
from councils.models import Membership, Organisation, User
from councils.people import person
from councils.permissions import can_answer_for, check_can_answer_ask, check_can_end_membership, check_can_see_people
from councils.policies import where_it_stands
from councils.views.found import membership_visible_to
from kit.access import page, signed_in
from kit.views import form_page


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
    }
    return render(request, "councils/people.html", context)


@page(signed_in, posts=True)
def answer(request: HttpRequest, /, pk: int) -> HttpResponse:
    """Say yes or no to who asks to join; whoever opens what has been answered is told where it stands."""
    user = person(request)
    row = membership_visible_to(user, pk)
    check_can_answer_ask(user, row)
    if request.method != "POST" and row.state != MembershipState.ASKED:
        messages.info(request, where_it_stands(row))
        return redirect("my_work")
    form = AnswerForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: _answer(row, user, **form.cleaned_data),
        template="councils/answer.html",
        done=_("We have told %(person)s.") % {"person": row.user.name},
        to=lambda _answered: "my_work",
        membership=row,
    )


def _answer(row: Membership, user: User, decision: str, answer: str) -> Membership:
    say = memberships.approve if decision == AnswerForm.YES else memberships.decline
    return say(membership=row, answer=answer, by=user)


@page(signed_in, posts=True)
def end(request: HttpRequest, /, pk: int) -> HttpResponse:
    """End a membership: one's own, or that of somebody who left the council."""
    user = person(request)
    row = membership_visible_to(user, pk)
    check_can_end_membership(user, row)
    form = EndForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: memberships.end(membership=row, reason=form.cleaned_data["reason"], by=user),
        template="councils/end.html",
        done=_("The membership has ended."),
        to=lambda _ended: "my_work",
        membership=row,
        is_own=row.user == user,
    )
