"""The picture of a project: put up, taken away, and the files themselves."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import anyone, button, page, signed_in
from kit.pictures import CONTENT_TYPE
from kit.views import form_page
from projects.actions import picture as actions
from projects.forms.picture import PictureForm
from projects.models import Picture, Project
from projects.models.picture import CONTENT
from projects.views.common import own_project

# Named by its content, so it never changes; `private`, since who may read the project may.
FOR_GOOD = "private, max-age=31536000, immutable"


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
    if size not in CONTENT:
        raise Http404
    readable = Project.objects.visible_to(request.user).filter(pk=project_id)
    content = Picture.objects.filter(project__in=readable, digest=digest).values_list(size, flat=True).first()
    if content is None:
        raise Http404
    headers = {"Cache-Control": FOR_GOOD, "Content-Disposition": f'inline; filename="{digest}.webp"'}
    return HttpResponse(bytes(content), content_type=CONTENT_TYPE, headers=headers)


def _keep(project: Project, request: HttpRequest, form: PictureForm) -> Picture | None:
    if form.cleaned_data["picture"]:
        return actions.put(project=project, by=person(request), **form.cleaned_data)
    return actions.describe(project=project, alt=form.cleaned_data["alt"], by=person(request))
