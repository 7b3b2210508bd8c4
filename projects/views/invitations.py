"""Invite somebody to a team by e-mail, and answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import button, page, signed_in
from kit.views import form_page
from projects.actions import invitation as invitation_actions
from projects.enums import InvitationState, Permission
from projects.forms.invitation import InviteForm, JoinForm
from projects.models import Invitation, Project
from projects.permissions import check_has, is_officer
from projects.views.common import own_project, still_there


@page(signed_in, posts=True)
def invite(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Who is invited, and a form to invite one more. What it says tells nothing about who has an account."""
    project = own_project(request, project_id)
    check_has(person(request), project, Permission.MANAGE_TEAM)
    form = InviteForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: invitation_actions.invite(project=project, by=person(request), **form.cleaned_data),
        template="projects/invite.html",
        done=_("Invited. Once they say yes, they are in the team."),
        to=lambda invited: request.path,
        project=project,
        invitations=Invitation.objects.open().filter(project=project),
    )


@button(signed_in)
def withdraw_invitation(request: HttpRequest, project_id: int, slug: str, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    project = own_project(request, project_id)
    check_has(person(request), project, Permission.MANAGE_TEAM)
    invitation = still_there(project.invitations.all(), invitation_id)
    if invitation:
        invitation_actions.withdraw(invitation=invitation, by=person(request))
    return redirect("projects:invite", project.pk, project.slug)


@page(signed_in, posts=True)
def invitation(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """An invitation, for whoever has confirmed its address: to open it changes nothing, the button does."""
    by = person(request)
    invited = get_object_or_404(Invitation.objects.of(by).select_related("project__lead"), pk=invitation_id)
    if request.method != "POST" and invited.state == InvitationState.ACCEPTED:
        return redirect(invited.project if _may_see(request, invited) else "my_work")
    form = JoinForm(request.POST or None, by=by)
    return form_page(
        request,
        form,
        lambda: invitation_actions.accept(invitation=invited, by=by, **form.cleaned_data),
        template="projects/invitation.html",
        done=_("You are in the team."),
        to=lambda accepted: accepted.project,
        invitation=invited,
        is_named=_may_see(request, invited),
        is_open=invited.state == InvitationState.INVITED and not invited.has_lapsed,
        officer=is_officer(by),
    )


@button(signed_in)
def decline_invitation(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Say no to an invitation."""
    by = person(request)
    invited = get_object_or_404(Invitation.objects.of(by), pk=invitation_id)
    invitation_actions.decline(invitation=invited, by=by)
    messages.success(request, _("Declined. We have told them."))
    return redirect("my_work")


def _may_see(request: HttpRequest, invited: Invitation) -> bool:
    return Project.objects.visible_to(request.user).filter(pk=invited.project_id).exists()
