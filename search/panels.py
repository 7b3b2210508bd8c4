"""What this room puts on the pages of projects, and beside the form that a project is posted or changed with."""

from functools import partial

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from activity.shared import shared
from councils.people import person
from councils.standing import standing_of
from projects.forms.quick_post import QuickPostForm
from projects.forms.tasks import BasicsForm
from projects.models import Project
from projects.permissions import can_edit
from projects.views.common import earlier_work
from search.likeness import Work, like


def beside_answers(request: HttpRequest, form: object) -> SafeString | None:
    """The place where a script shows similar work while the title and the summary are typed. No engine is asked."""
    if not isinstance(form, QuickPostForm | BasicsForm):
        return None
    project = form.project if isinstance(form, BasicsForm) else None
    context = {"project": project, "others": () if project else earlier_work(request)}
    return render_to_string("search/similar/beside.html", context, request)


def of_project(request: HttpRequest, project: object) -> SafeString | None:
    """Similar work, on a project's page: for its team with what they can do, for all others the same."""
    if not isinstance(project, Project):
        return None
    if request.user.is_authenticated and can_edit(request.user, project) and not project.unclaimed:
        return _of_own(request, project)
    return shared("similar", project.pk, standing_of(request.user), make=partial(_of_other, request, project)) or None


def _of_own(request: HttpRequest, project: Project) -> SafeString | None:
    context = {
        "project": project,
        "likes": like(Work.of(project), person(request)),
        "named": set(project.builds_on.values_list("pk", flat=True)),
    }
    return render_to_string("search/similar/own.html", context, request) if context["likes"] else None


def _of_other(request: HttpRequest, project: Project) -> SafeString:
    likes = like(Work.of(project), request.user)
    return render_to_string("search/similar/other.html", {"likes": likes}) if likes else SafeString("")
