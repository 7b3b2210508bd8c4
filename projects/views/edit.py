"""Change what a project says."""

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import page, signed_in
from kit.views import form_page
from projects.actions import project as project_actions
from projects.forms.dates import DatesForm
from projects.forms.edit import EditForm
from projects.views.common import own_project


@page(signed_in, posts=True)
def edit(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """The story, how open we are, who may read it; the rest has pages of its own, which this one leads to."""
    project = own_project(request, project_id)
    form = EditForm(request.POST or None, initial=model_to_dict(project, EditForm.Meta.fields))
    return form_page(
        request,
        form,
        lambda: project_actions.change(project=project, by=person(request), **form.cleaned_data),
        template="projects/edit.html",
        done=_("Saved."),
        to=lambda changed: changed,
        project=project,
    )


@page(signed_in, posts=True)
def dates(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """When the project is in which phase."""
    project = own_project(request, project_id)
    form = DatesForm(request.POST or None, project=project)
    return form_page(
        request,
        form,
        lambda: project_actions.set_dates(project=project, dates=form.dates(), by=person(request)),
        template="projects/dates.html",
        done=_("Dates saved."),
        to=lambda changed: changed,
        project=project,
    )
