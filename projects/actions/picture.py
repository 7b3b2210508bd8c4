"""The picture of a project."""

from dataclasses import asdict

from activity.action import action, record
from councils.models import User
from kit.pictures import Drawn
from projects.enums import Happening
from projects.models import Picture, Project
from projects.permissions import check_can_edit
from projects.policies import check_is_claimed, is_the_same


@action
def put(*, project: Project, picture: Drawn, alt: str, by: User) -> Picture:
    """Give the project a picture, in place of the one it has. The same again changes nothing."""
    before = _before(project, by)
    if before and is_the_same(before, digest=picture.digest, alt=alt):
        return before
    now, _is_new = Picture.objects.update_or_create(project=project, defaults={**asdict(picture), "alt": alt})
    record(Happening.PICTURE_PUT, now, by=by, council=project.lead_id, project=project.pk)
    return now


@action
def describe(*, project: Project, alt: str, by: User) -> Picture | None:
    """Say anew what the picture shows; None where it has gone meanwhile."""
    picture = _before(project, by)
    if picture is None or is_the_same(picture, alt=alt):
        return picture
    picture.alt = alt
    picture.save(update_fields=["alt"])
    record(Happening.PICTURE_DESCRIBED, picture, by=by, council=project.lead_id, project=project.pk)
    return picture


@action
def remove(*, project: Project, by: User) -> None:
    """Take the picture away; where there is none, nothing happens."""
    picture = _before(project, by)
    if picture:
        record(Happening.PICTURE_REMOVED, picture, by=by, council=project.lead_id, project=project.pk)
        picture.delete()


def _before(project: Project, by: User) -> Picture | None:
    """The picture that it has, once nobody else can be changing it. Raises `NotPermitted`."""
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    return Picture.objects.without_content().filter(project=project).first()
