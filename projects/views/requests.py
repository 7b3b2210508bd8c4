"""Ask something of a project, and answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from councils.models import User, current_bodies
from councils.people import person
from kit.access import page, signed_in
from kit.refusals import allowed
from kit.views import form_page
from projects.actions import request as request_actions
from projects.forms.request import PassForm, RequestForm
from projects.models import Request
from projects.models.answer_time import usual_days
from projects.models.answering import answering
from projects.moves import REQUEST_MOVES
from projects.permissions import can_answer_request, check_can_answer_request, check_can_see_request, officer
from projects.policies import check_request_waits, check_takes_requests
from projects.views.common import visible_project
from projects.views.moves import moves_page


@page(officer, posts=True)
def ask(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Ask something; the page says who answers, and that both are introduced by mail."""
    project = visible_project(request, project_id)
    check_takes_requests(project)
    asked = {name: request.GET.get(name) for name in ("kind", "role")}
    form = RequestForm(request.POST or None, by=person(request), project=project, initial=asked)
    return form_page(
        request,
        form,
        lambda: request_actions.send(project=project, by=person(request), **form.cleaned_data),
        template="projects/ask.html",
        done=_("Sent. The answer comes to you by e-mail, and to My work."),
        to=lambda asked: asked,
        project=project,
        answering=answering(project)[0],
        bodies=current_bodies([project.lead]),
        usual_days=usual_days(project),
    )


@page(signed_in, posts=True)
def request(request: HttpRequest, request_id: int) -> HttpResponse:
    """A request, for who sent it and who answers it."""
    by = person(request)
    asked = _seen_by(by, request_id)
    return moves_page(
        request,
        asked,
        REQUEST_MOVES,
        template="projects/request.html",
        can_answer=can_answer_request(by, asked),
        is_held=Request.objects.held().filter(pk=asked.pk).exists(),
    )


@page(signed_in, posts=True)
def pass_on(request: HttpRequest, request_id: int) -> HttpResponse:
    """Pass a request to a colleague; whoever cannot answer it any more then is led to *my work*."""
    by = person(request)
    asked = _seen_by(by, request_id)
    check_can_answer_request(by, asked)
    check_request_waits(asked)
    form = PassForm(request.POST or None, asked=asked, by=by)
    return form_page(
        request,
        form,
        lambda: request_actions.pass_on(asked=asked, by=by, **form.cleaned_data),
        template="projects/pass_on.html",
        done=_("Passed on. We have told your colleague."),
        to=lambda passed: passed if can_answer_request(by, passed) else "my_work",
        project=asked.project,
        asked=asked,
    )


def _seen_by(by: User, request_id: int) -> Request:
    about = Request.objects.select_related(
        "project__lead", "council", "sent_by__profile", "answered_by__profile", "passed_to__profile"
    )
    asked = get_object_or_404(about, pk=request_id)
    if not allowed(check_can_see_request, by, asked):
        raise Http404
    return asked
