"""My work: where sign-in lands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from councils.models import Membership
from councils.people import person
from kit.access import page, signed_in
from projects import my_work as work
from projects.models.claiming import claimable_by
from projects.waiting import tasks_of

MOST_CLAIMABLE = 5
MOST = 20


@page(signed_in)
def my_work(request: HttpRequest) -> HttpResponse:
    """What awaits my answer, my drafts and projects, what I asked, our pledges: of those the newest, or all of them."""
    user = person(request)
    lists = {
        "drafts": work.projects_of(user, drafts=True),
        "projects": work.projects_of(user),
        "asked": work.asked_by(user),
        "pledges": work.pledges_of(user),
    }
    everything = request.GET.get("show") == "all"
    shown = {name: list(rows if everything else rows[: MOST + 1]) for name, rows in lists.items()}
    cut = {name for name, rows in shown.items() if len(rows) > MOST and not everything}
    return render(
        request,
        "projects/my_work.html",
        {
            **{name: rows[:MOST] if name in cut else rows for name, rows in shown.items()},
            "cut": cut,
            "tasks": tasks_of(user),
            "officer": user.standing.public,
            "claimable": claimable_by(user)[:MOST_CLAIMABLE],
            "memberships": Membership.objects.filter(user=user).select_related("organisation"),
        },
    )
