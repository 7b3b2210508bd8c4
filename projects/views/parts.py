"""What a team adds to its project: updates, links, and what others can reuse."""

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import button, page, signed_in
from kit.views import form_page
from projects.actions import link as link_actions
from projects.actions import output as output_actions
from projects.actions import update as update_actions
from projects.enums import Permission
from projects.forms.parts import LinkForm, OutputForm, UpdateForm
from projects.permissions import check_has
from projects.views.common import own_project, still_there


@page(signed_in, posts=True)
def update(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Post an update."""
    project = own_project(request, project_id)
    check_has(person(request), project, Permission.POST_UPDATE)
    form = UpdateForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: update_actions.post(project=project, by=person(request), **form.cleaned_data),
        template="projects/update.html",
        done=_("Update posted."),
        to=lambda posted: project,
        project=project,
    )


@page(signed_in, posts=True)
def links(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """The project's links, and a form for one more."""
    project = own_project(request, project_id)
    form = LinkForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: link_actions.add(project=project, by=person(request), **form.cleaned_data),
        template="projects/links.html",
        done=_("Link added."),
        to=lambda added: request.path,
        project=project,
        links=project.links.all(),
    )


@button(signed_in)
def remove_link(request: HttpRequest, project_id: int, slug: str, link_id: int) -> HttpResponse:
    """Take a link away; one that is gone already stays so."""
    project = own_project(request, project_id)
    link = still_there(project.links.all(), link_id)
    if link:
        link_actions.remove(link=link, by=person(request))
    return redirect("projects:links", project.pk, project.slug)


@page(signed_in, posts=True)
def outputs(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """What others can reuse of the project, and a form for one more."""
    project = own_project(request, project_id)
    form = OutputForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: output_actions.add(project=project, by=person(request), **form.cleaned_data),
        template="projects/outputs.html",
        done=_("Added."),
        to=lambda added: request.path,
        project=project,
        outputs=project.outputs.all(),
    )


@page(signed_in, posts=True)
def output(request: HttpRequest, project_id: int, slug: str, output_id: int) -> HttpResponse:
    """Change one of them."""
    project = own_project(request, project_id)
    output = get_object_or_404(project.outputs, pk=output_id)
    form = OutputForm(request.POST or None, initial=model_to_dict(output))
    return form_page(
        request,
        form,
        lambda: output_actions.change(output=output, project=project, by=person(request), **form.answers),
        template="projects/output.html",
        done=_("Saved."),
        to=lambda changed: project,
        project=project,
        output=output,
    )


@button(signed_in)
def remove_output(request: HttpRequest, project_id: int, slug: str, output_id: int) -> HttpResponse:
    """Take one of them away; one that is gone already stays so."""
    project = own_project(request, project_id)
    output = still_there(project.outputs.all(), output_id)
    if output:
        output_actions.remove(output=output, project=project, by=person(request))
    return redirect("projects:outputs", project.pk, project.slug)
