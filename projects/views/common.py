"""What the views of this room share."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from councils.people import person
from projects.models import Project
from projects.permissions import check_can_edit
from projects.policies import check_is_claimed


def visible_project(request: HttpRequest, project_id: int) -> Project:
    """Give the project, or 404 for one that is not there or that this person may not see."""
    return get_object_or_404(Project.objects.visible_to(request.user).for_cards(), pk=project_id)


def own_project(request: HttpRequest, project_id: int) -> Project:
    """Give a project that this person may change; 404 where they may not see it, else a refusal."""
    project = visible_project(request, project_id)
    check_can_edit(person(request), project)
    check_is_claimed(project)
    return project
