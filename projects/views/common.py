"""What the views of this room share."""

import re
from typing import TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.people import person
from kit import counts
from projects.actions import project as project_actions
from projects.enums import BUILT_ON, Audience
from projects.models import Picture, Project
from projects.models.project_queries import ProjectQuerySet
from projects.permissions import check_can_edit
from projects.policies import check_is_claimed

# More is not taken at once: `earlier_work`.
MOST_NAMED = 30
IS_ID = re.compile(r"[0-9]{1,9}")

Part = TypeVar("Part", bound=Model)

PUBLISHED = {
    Audience.EVERYONE: gettext_lazy("Published. Councils can find it now."),
    Audience.OFFICERS: gettext_lazy("Published. Officers of councils and other public bodies can find it now."),
    Audience.COUNCIL: gettext_lazy("Published. Members of your council and of its partners can find it now."),
}


def visible_project(request: HttpRequest, project_id: int) -> Project:
    """Give the project, or 404 for one that is not there or that this person may not see."""
    visible = Project.objects.visible_to(request.user).defer(*(f"picture__{size}" for size in Picture.SIZES))
    return get_object_or_404(visible.select_related("lead", "service_group", "source", "picture"), pk=project_id)


def where_it_stands(project: Project) -> str:
    """Say that a project is saved or published, and for whom."""
    return _("Draft saved.") if project.is_draft else str(PUBLISHED[Audience(project.audience)])


def own_project(request: HttpRequest, project_id: int) -> Project:
    """Give a project that this person may change; 404 where they may not see it, else a refusal."""
    project = visible_project(request, project_id)
    check_can_edit(person(request), project)
    check_is_claimed(project)
    return project


def earlier_work(request: HttpRequest) -> ProjectQuerySet:
    """Give the projects that were named as what one's own builds on, where similar work was shown: of published ones
    that this person may see. What is no id of such a one is passed over."""
    ids = [int(each) for each in request.POST.getlist("earlier")[:MOST_NAMED] if IS_ID.fullmatch(each)]
    return Project.objects.visible_to(request.user).published().filter(pk__in=ids)


def build_on_earlier(request: HttpRequest, project: Project) -> None:
    """Add the earlier work that was named to that on which a project builds, and say so."""
    earlier = list(earlier_work(request))
    project_actions.build_on(project=project, earlier=earlier, by=person(request))
    for each in earlier:
        counts.add(BUILT_ON)
        messages.success(request, _("Yours builds on “%(title)s”.") % {"title": each.title})


def still_there(parts: QuerySet[Part], pk: int) -> Part | None:
    """Give a part of one's own project; None where it is gone already, as it is for the second of two fast clicks.

    Raises `Http404` for a part of another project.
    """
    part = parts.filter(pk=pk).first()
    if part is None and parts.model._default_manager.filter(pk=pk).exists():
        raise Http404
    return part
