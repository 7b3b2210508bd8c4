"""Post a project in five answers."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from councils.models import User
from councils.people import person
from kit.access import page
from projects.actions import project as project_actions
from projects.forms.acting import acting_councils
from projects.forms.quick_post import QuickPostForm
from projects.models import Project
from projects.permissions import officer


@page(officer, posts=True)
def new(request: HttpRequest) -> HttpResponse:
    """Ask the five answers; make a draft of them, and publish it where that button was pressed."""
    by = person(request)
    form = QuickPostForm(request.POST or None, by=by)
    publish = "publish" in request.POST
    if request.method == "POST" and form.is_valid():
        project = form.carry_out(lambda: _post(form, publish, by))
        if project:
            messages.success(request, _("Published. Councils can find it now.") if publish else _("Draft saved."))
            return redirect(project)
    councils = list(acting_councils(by))
    return render(request, "projects/new.html", {"form": form, "council": councils[0] if len(councils) == 1 else None})


def _post(form: QuickPostForm, publish: bool, by: User) -> Project:
    with transaction.atomic():
        project = project_actions.draft(**form.cleaned_data, by=by)
        if publish:
            project_actions.publish(project=project, by=by)
    return project
