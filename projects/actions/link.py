"""Links from a project to elsewhere."""

from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import User
from kit.refusals import Refused
from projects.actions.parts import locked
from projects.enums import Happening
from projects.models import Link, Project
from projects.permissions import check_can_edit
from projects.policies import check_is_claimed, is_the_same


@action
def add(*, project: Project, title: str, url: str, by: User) -> Link:
    """Add a link. Raises `Refused` where the project has it already, by another title."""
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    link, is_new = Link.objects.get_or_create(project=project, url=url, defaults={"title": title})
    if is_new:
        record(Happening.LINK_ADDED, link, by=by, council=project.lead_id, project=project.pk)
    elif not is_the_same(link, title=title):
        raise Refused(_("This project has this link already."), field="url")
    return link


@action
def remove(*, link: Link, by: User) -> None:
    """Take a link away."""
    link = locked(link)
    check_can_edit(by, link.project)
    record(Happening.LINK_REMOVED, link, by=by, council=link.project.lead_id, project=link.project_id)
    link.delete()
