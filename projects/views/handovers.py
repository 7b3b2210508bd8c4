"""Hand a project to another council, and answer."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from councils.models import User
from councils.people import person
from councils.permissions import can_answer_for
from kit.access import button, page, signed_in
from kit.refusals import allowed
from kit.views import form_page
from projects.actions import handover as handover_actions
from projects.enums import HandoverState, Permission
from projects.forms.handover import AnswerHandoverForm, HandOverForm
from projects.models import Handover, Project
from projects.permissions import check_can_see_handover, check_has, permissions_on
from projects.views.common import own_project


@page(signed_in, posts=True)
def hand_over(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Ask another council to lead the project; while one is asked, see how that stands."""
    project = own_project(request, project_id)
    check_has(person(request), project, Permission.HAND_OVER)
    waiting = project.handovers.waiting().first()
    if waiting:
        return redirect(waiting)
    form = HandOverForm(request.POST or None, project=project)
    return form_page(
        request,
        form,
        lambda: handover_actions.ask(project=project, by=person(request), **form.cleaned_data),
        template="projects/hand_over.html",
        done=_("Asked. We tell you when they answer."),
        to=lambda asked: asked,
        project=project,
    )


@page(signed_in, posts=True)
def handover(request: HttpRequest, handover_id: int) -> HttpResponse:
    """The question, for who put it, and for who answers it."""
    by = person(request)
    asked = get_object_or_404(Handover.objects.select_related("project__lead", "council", "lead"), pk=handover_id)
    if not allowed(check_can_see_handover, by, asked):
        raise Http404
    form = AnswerHandoverForm(request.POST or None, council=asked.council)
    return form_page(
        request,
        form,
        lambda: _answer(asked, form, by),
        template="projects/handover.html",
        done=_("Sent. We have told them."),
        to=lambda answered: answered,
        handover=asked,
        project=asked.project,
        is_open=Project.objects.visible_to(by).filter(pk=asked.project_id).exists(),
        waits=asked.state == HandoverState.ASKED,
        can_answer=can_answer_for(by, asked.council),
        can_withdraw=Permission.HAND_OVER in permissions_on(by, asked.project),
    )


@button(signed_in)
def withdraw_handover(request: HttpRequest, handover_id: int) -> HttpResponse:
    """Take the question back."""
    by = person(request)
    asked = get_object_or_404(Handover.objects.select_related("project__lead", "council"), pk=handover_id)
    if not allowed(check_can_see_handover, by, asked):
        raise Http404
    handover_actions.withdraw(handover=asked, by=by)
    messages.success(request, _("Taken back."))
    return redirect(asked.project)


def _answer(asked: Handover, form: AnswerHandoverForm, by: User) -> Handover:
    given = form.cleaned_data
    if given["decision"] == form.YES:
        return handover_actions.accept(handover=asked, owner=given["owner"], by=by)
    return handover_actions.decline(handover=asked, answer=given["answer"], by=by)
