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


@page(signed_in)
def my_work(request: HttpRequest) -> HttpResponse:
    """What awaits my answer, my drafts and projects, what I asked, our pledges."""
    user = person(request)
    projects = work.projects_of(user)
    return render(
        request,
        "projects/my_work.html",
        {
            "tasks": tasks_of(user),
            "officer": user.standing.public,
            "drafts": [project for project in projects if project.is_draft],
            "projects": [project for project in projects if not project.is_draft],
            "asked": work.asked_by(user),
            "pledges": work.pledges_of(user),
            "claimable": claimable_by(user)[:MOST_CLAIMABLE],
            "memberships": Membership.objects.filter(user=user).select_related("organisation"),
        },
    )
