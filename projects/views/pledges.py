"""Offer help to a project, and see it through."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import page, signed_in
from kit.refusals import allowed
from kit.views import form_page
from projects.actions import pledge as pledge_actions
from projects.forms.pledge import PledgeForm
from projects.models import Pledge
from projects.moves import PLEDGE_MOVES
from projects.permissions import check_can_see_pledge, is_steward, officer
from projects.policies import check_takes_pledges
from projects.views.common import visible_project
from projects.views.moves import moves_page


@page(officer, posts=True)
def offer(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Offer help for one's council; "Offer this" on the project's page brings the words along."""
    project = visible_project(request, project_id)
    check_takes_pledges(project)
    form = PledgeForm(request.POST or None, by=person(request), initial={"note": request.GET.get("wanted", "")[:200]})
    return form_page(
        request,
        form,
        lambda: pledge_actions.offer(project=project, by=person(request), **form.cleaned_data),
        template="projects/offer.html",
        done=_("Sent. Follow it here and in My work."),
        to=lambda pledge: pledge,
        project=project,
        speaks_for=[council for council in form.councils if is_steward(request.user, council)],
        proposes_for=[council for council in form.councils if not is_steward(request.user, council)],
    )


@page(signed_in, posts=True)
def pledge(request: HttpRequest, pledge_id: int) -> HttpResponse:
    """A pledge, for both sides."""
    about = Pledge.objects.select_related("project__lead", "council", "pledged_by__profile")
    pledged = get_object_or_404(about, pk=pledge_id)
    if not allowed(check_can_see_pledge, person(request), pledged):
        raise Http404
    return moves_page(request, pledged, PLEDGE_MOVES, template="projects/pledge.html")
