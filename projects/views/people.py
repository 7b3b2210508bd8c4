"""Who works on a project: partner councils and the team."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import button, page, signed_in
from kit.forms import Form
from kit.refusals import Refused
from kit.views import form_page
from projects.actions import partnership as partnership_actions
from projects.actions import team as team_actions
from projects.enums import PartnershipState, Permission, TeamRole
from projects.forms.parts import PartnerForm, TeamForm
from projects.models import Partnership, Project
from projects.models.partnership import STANDING
from projects.permissions import check_can_answer_partnership, check_has, in_team
from projects.views.common import own_project, still_there, visible_project


@page(signed_in, posts=True)
def partners(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """The partners, those that were asked, and a form to ask one more."""
    project = own_project(request, project_id)
    check_has(person(request), project, Permission.INVITE_PARTNER)
    form = PartnerForm(request.POST or None, project=project)
    return form_page(
        request,
        form,
        lambda: partnership_actions.invite(project=project, by=person(request), **form.cleaned_data),
        template="projects/partners.html",
        done=_("Asked. We tell you when they answer."),
        to=lambda asked: request.path,
        project=project,
        partnerships=_open_partnerships(project.pk),
    )


def _open_partnerships(project_id: int) -> object:
    open_states = [PartnershipState.INVITED, PartnershipState.ACCEPTED, PartnershipState.NAMED]
    return Partnership.objects.filter(project=project_id, state__in=open_states).select_related("organisation")


@button(signed_in)
def end_partnership(request: HttpRequest, project_id: int, slug: str, partnership_id: int) -> HttpResponse:
    """End a partnership, or take back the question."""
    project = own_project(request, project_id)
    partnership = get_object_or_404(project.partnerships, pk=partnership_id)
    partnership_actions.end(partnership=partnership, by=person(request))
    return redirect("projects:partners", project.pk, project.slug)


@button(signed_in)
def answer_partnership(request: HttpRequest, partnership_id: int) -> HttpResponse:
    """Say yes or no for one's council; the buttons stand in *my work*."""
    by = person(request)
    partnership = get_object_or_404(
        Partnership.objects.filter(organisation__in=by.standing.councils).select_related("organisation", "project"),
        pk=partnership_id,
    )
    check_can_answer_partnership(by, partnership)
    answer = request.POST.get("answer")
    if answer not in {"accept", "decline"}:
        raise Refused(_("Choose yes or no in My work."))
    if answer == "accept":
        partnership_actions.accept(partnership=partnership, by=by)
        messages.success(request, _("You are partners now."))
        return redirect(partnership.project)
    partnership_actions.decline(partnership=partnership, by=by)
    messages.success(request, _("Declined."))
    return redirect("my_work")


@page(signed_in, posts=True)
def leave_partnership(request: HttpRequest, partnership_id: int) -> HttpResponse:
    """Say what leaving means for the council that is a partner, with a button."""
    by = person(request)
    about = Partnership.objects.answered_by(by.standing).select_related("organisation", "project__lead")
    partnership = get_object_or_404(about, pk=partnership_id)
    if partnership.state not in STANDING:
        # It may no longer read the project, so nothing is said of it.
        messages.info(request, _("Your council is no partner there."))
        return redirect("my_work")
    named = partnership.state == PartnershipState.NAMED
    left = _("Your council is no longer a partner. We have told the project.")
    return form_page(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: partnership_actions.leave(partnership=partnership, by=by),
        template="projects/leave.html",
        done=_("The entry no longer names your council.") if named else left,
        to=lambda left: "my_work",
        project=partnership.project,
        council=partnership.organisation,
        named=named,
    )


@page(signed_in, posts=True)
def team(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """The team, and a form to take one more colleague into it."""
    project = own_project(request, project_id)
    check_has(person(request), project, Permission.MANAGE_TEAM)
    form = TeamForm(request.POST or None, project=project)
    return form_page(
        request,
        form,
        lambda: team_actions.add(project=project, by=person(request), **form.cleaned_data),
        template="projects/team.html",
        done=_("Added to the team."),
        to=lambda added: request.path,
        project=project,
        members=project.members.select_related("user__profile", "organisation"),
        must_stay=_who_must_stay(project),
    )


@page(signed_in, posts=True)
def leave_team(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Say what leaving the team means, with a button."""
    project, by = visible_project(request, project_id), person(request)
    if not in_team(by, project):
        return redirect(project)
    return form_page(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: team_actions.leave(project=project, by=by),
        template="projects/leave_team.html",
        done=_("You have left the team. We have told its owners."),
        to=lambda left: "my_work",
        project=project,
    )


def _who_must_stay(project: Project) -> set[int]:
    """The places without which the project would have no owner."""
    owners = set(project.members.current().owners().values_list("pk", flat=True))
    return {place.pk for place in project.members.owners() if not owners - {place.pk}}


@button(signed_in)
def change_role(request: HttpRequest, project_id: int, slug: str, place_id: int) -> HttpResponse:
    """Make a member an owner, or an owner a member."""
    project = own_project(request, project_id)
    place = get_object_or_404(project.members, pk=place_id)
    role = request.POST.get("role", "")
    if role not in TeamRole.values:
        raise Refused(_("Choose a role on the team’s page."))
    team_actions.change_role(place=place, role=role, by=person(request))
    return redirect("projects:team", project.pk, project.slug)


@button(signed_in)
def remove_member(request: HttpRequest, project_id: int, slug: str, place_id: int) -> HttpResponse:
    """Take somebody out of the team; who is out already stays so."""
    project = own_project(request, project_id)
    place = still_there(project.members.all(), place_id)
    if place:
        team_actions.remove(place=place, by=person(request))
    return redirect("projects:team", project.pk, project.slug)
