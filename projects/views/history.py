"""What a project said over time."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import anyone, button, page, signed_in
from kit.forms import Form
from kit.views import form_page
from projects.actions import version as version_actions
from projects.enums import Permission
from projects.history import changes_of, differences
from projects.models import Version
from projects.models.version import number_now
from projects.permissions import can_edit, check_has, permissions_on
from projects.views.common import own_project, visible_project

MOST_DIGITS = 9


@page(anyone)
def history(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """The versions that this reader may read, and what changed between two of them."""
    project = visible_project(request, project_id)
    to_team = can_edit(request.user, project)
    versions = list(Version.objects.visible(project, to_team=to_team).select_related("council", "by__profile"))
    numbered = {version.number: version for version in versions}
    newest = versions[0].number if versions else 0
    old, new = _asked(request, "old", newest - 1), _asked(request, "new", newest)
    compared = old in numbered and new in numbered
    context = {
        "project": project,
        "versions": changes_of(versions),
        "to_team": to_team,
        "may_erase": Permission.PUBLISH in permissions_on(request.user, project),
        "now": number_now(project),
        "old": old,
        "new": new,
        "differences": differences(numbered[old].says, numbered[new].says) if compared else None,
    }
    return render(request, "projects/history.html", context)


@button(signed_in)
def restore(request: HttpRequest, project_id: int, slug: str, number: int) -> HttpResponse:
    """Have the project say again what it said."""
    project = own_project(request, project_id)
    version = get_object_or_404(project.versions, number=number)
    version_actions.restore(version=version, by=person(request))
    messages.success(request, _("Version %(number)d is back, as a new change.") % {"number": number})
    return redirect("projects:history", project.pk, project.slug)


@page(signed_in, posts=True)
def erase(request: HttpRequest, project_id: int, slug: str, number: int) -> HttpResponse:
    """Say what erasing means, with a button."""
    project = own_project(request, project_id)
    check_has(person(request), project, Permission.PUBLISH)
    version = get_object_or_404(project.versions, number=number)
    if version.number == number_now(project):
        raise Http404
    return form_page(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: version_actions.erase(version=version, by=person(request)),
        template="projects/erase.html",
        done=_("Erased. That it was there stays known."),
        to=lambda erased: redirect("projects:history", project.pk, project.slug).url,
        project=project,
        version=version,
    )


def _asked(request: HttpRequest, name: str, usual: int) -> int:
    """The number of a version that the address asks for."""
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) <= MOST_DIGITS else usual
