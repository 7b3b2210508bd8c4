"""The picture of a project: put up, taken away, and the files themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import anyone, button, page, signed_in
from kit.forms.pictures import PictureForm
from kit.picture_files import file_of
from kit.views import form_page
from projects.actions import picture as actions
from projects.models import Picture, Project
from projects.views.common import own_project


@page(signed_in, posts=True)
def picture(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Put up a picture, or say anew what it shows."""
    project = own_project(request, project_id)
    shown = Picture.objects.without_content().filter(project=project).first()
    initial = {"alt": shown.alt} if shown else {}
    form = PictureForm(request.POST or None, request.FILES or None, initial=initial, has_one=bool(shown))
    return form_page(
        request,
        form,
        lambda: _keep(project, request, form) or project,
        template="projects/picture.html",
        done=_("Saved."),
        to=lambda kept: project,
        project=project,
        picture=shown,
    )


@button(signed_in)
def remove_picture(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Take the picture away; where there is none, it stays so."""
    project = own_project(request, project_id)
    actions.remove(project=project, by=person(request))
    return redirect("projects:picture", project.pk, project.slug)


@page(anyone)
def picture_file(request: HttpRequest, project_id: int, slug: str, digest: str, size: str) -> HttpResponse:
    """A file of the picture, for whoever may read the project."""
    readable = Project.objects.visible_to(request.user).filter(pk=project_id)
    return file_of(Picture.objects.filter(project__in=readable), digest, size)


def _keep(project: Project, request: HttpRequest, form: PictureForm) -> Picture | None:
    if form.cleaned_data["picture"]:
        return actions.put(project=project, by=person(request), **form.cleaned_data)
    return actions.describe(project=project, alt=form.cleaned_data["alt"], by=person(request))
