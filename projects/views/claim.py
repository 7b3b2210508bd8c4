"""Take on an entry from public records."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import page, signed_in
from kit.forms import Form
from kit.views import form_page
from projects.actions import claim as claim_actions
from projects.forms.claim import AssignForm
from projects.permissions import check_can_assign, check_can_claim, owns
from projects.policies import check_is_unclaimed
from projects.views.common import visible_project


@page(signed_in, posts=True)
def claim(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Say what claiming means, with a button."""
    project = visible_project(request, project_id)
    if owns(person(request), project):
        return redirect(project)
    check_is_unclaimed(project)
    council = check_can_claim(person(request), project)
    form = Form(request.POST if request.method == "POST" else None)
    return form_page(
        request,
        form,
        lambda: claim_actions.claim(project=project, by=person(request)),
        template="projects/claim.html",
        done=_("It is yours now. Check what it says, and put it right."),
        to=lambda claimed: claimed,
        project=project,
        council=council,
    )


@page(signed_in, posts=True)
def assign(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Let the site team give an entry, which no council can claim, to somebody."""
    project = visible_project(request, project_id)
    check_is_unclaimed(project)
    check_can_assign(person(request), project)
    form = AssignForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: claim_actions.assign(project=project, by=person(request), membership=form.membership),
        template="projects/assign.html",
        done=_("Given. We have told the new owner."),
        to=lambda assigned: assigned,
        project=project,
    )
