"""Post a project in five answers."""

from collections.abc import Collection

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from councils.models import User
from councils.people import person
from kit import counts
from kit.access import page
from kit.views import form_page
from projects.actions import project as project_actions
from projects.enums import BUILT_ON
from projects.forms.quick_post import QuickPostForm
from projects.models import Project
from projects.permissions import officer
from projects.views.common import earlier_work, where_it_stands


@page(officer, posts=True)
def new(request: HttpRequest) -> HttpResponse:
    """Ask the five answers; make a draft of them, and publish it where that button was pressed."""
    by = person(request)
    form = QuickPostForm(request.POST or None, by=by)
    publish = "publish" in request.POST
    return form_page(
        request,
        form,
        lambda: _post(form, publish, list(earlier_work(request)), by),
        template="projects/new.html",
        done=where_it_stands,
        to=lambda project: project,
    )


def _post(form: QuickPostForm, publish: bool, earlier: Collection[Project], by: User) -> Project:
    with transaction.atomic():
        project = project_actions.draft(**form.cleaned_data, builds_on=earlier, by=by)
        for _each in earlier:
            counts.add(BUILT_ON)
        return project_actions.publish(project=project, by=by) if publish else project
