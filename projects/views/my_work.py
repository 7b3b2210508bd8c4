"""My work: where sign-in lands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from councils.models import Membership
from councils.people import person
from kit.access import page, signed_in
from projects import my_work as work


@page(signed_in)
def my_work(request: HttpRequest) -> HttpResponse:
    """What awaits my answer, my drafts and projects, what I asked, our pledges."""
    user = person(request)
    standing = user.standing
    projects = work.projects_of(user)
    memberships = Membership.objects.select_related("organisation", "user__profile")
    return render(
        request,
        "projects/my_work.html",
        {
            "tasks": work.tasks_of(user),
            "drafts": [project for project in projects if project.is_draft],
            "projects": [project for project in projects if not project.is_draft],
            "asked": work.asked_by(user),
            "pledges": work.pledges_of(user),
            "claimable": work.claimable_by(user)[:5],
            "memberships": memberships.filter(user=user),
            "asks": memberships.answerable_by(standing),
            "invitations": memberships.invited_to_be_steward(standing),
            "volunteers": memberships.volunteers_for(standing),
        },
    )
