"""What a project said over time."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from councils.people import person
from kit.access import anyone, button, page, signed_in
from kit.forms import Form
from kit.sharing import Sharing
from kit.views import form_page
from projects.actions import version as version_actions
from projects.enums import Permission
from projects.history import changes_of, differences
from projects.models import Project, Version
from projects.models.version import number_now
from projects.permissions import can_edit, check_has, permissions_on
from projects.views.common import own_project, visible_project

MOST_DIGITS = 9
PAGE_SIZE = 20


@page(anyone)
@cache_control(private=True)
def history(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """The versions that this reader may read, and what changed between two of them.

    It is kept by no cache: what was erased is to be gone at once, and stays gone while the database is away.
    """
    project = visible_project(request, project_id)
    to_team = can_edit(request.user, project)
    versions = Version.objects.visible(project, to_team=to_team)
    shown = {**_page_of(versions, request.GET.get("page")), **_compared(request, versions)}
    context = {
        "project": project,
        "sharing": _sharing(project, shown) if project.is_for_everyone else None,
        **shown,
        "to_team": to_team,
        "may_erase": Permission.PUBLISH in permissions_on(request.user, project),
        "now": number_now(project),
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


def _sharing(project: Project, shown: Mapping[str, Any]) -> Sharing:
    """What is told of the page where somebody shares it. No search engine is to keep it: what was erased is gone."""
    asked = {"old": shown["old"], "new": shown["new"]} if shown["is_asked"] else {}
    numbers = {"page": shown["page"].number} if shown["page"].number > 1 else {}
    address = reverse("projects:history", args=[project.pk, project.slug], query={**asked, **numbers})
    return Sharing(address, is_indexed=False)


def _page_of(versions: QuerySet[Version], number: str | None) -> dict[str, Any]:
    """A page of versions, each with what changed in it: so one more is read, which the last is compared with."""
    page = Paginator(versions, PAGE_SIZE).get_page(number)
    start = (page.number - 1) * PAGE_SIZE
    rows = list(versions.select_related("council", "by__profile")[start : start + PAGE_SIZE + 1])
    return {"page": page, "versions": changes_of(rows)[:PAGE_SIZE]}


def _compared(request: HttpRequest, versions: QuerySet[Version]) -> dict[str, Any]:
    """The two versions that the address asks for, or the newest two, and what is different."""
    newest = versions.values_list("number", flat=True).first() or 0
    usual = (newest - 1, newest)
    old, new = _asked(request, "old", usual[0]), _asked(request, "new", usual[1])
    says = dict(versions.filter(number__in=[old, new]).values_list("number", "says"))
    found = old in says and new in says
    return {
        "old": old,
        "new": new,
        "is_asked": found and (old, new) != usual,
        "differences": differences(says[old], says[new]) if found else None,
    }


def _asked(request: HttpRequest, name: str, usual: int) -> int:
    """The number of a version that the address asks for."""
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) <= MOST_DIGITS else usual
