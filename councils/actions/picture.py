"""The picture of a council."""

from dataclasses import asdict

from activity.action import action, record
from councils.enums import Happening
from councils.models import Organisation, Picture, User
from councils.permissions import check_can_answer_for
from kit.pictures import Drawn


@action
def put(*, council: Organisation, picture: Drawn, alt: str, by: User) -> Picture:
    """Give the council a picture, in place of the one it has. The same again changes nothing."""
    before = _before(council, by)
    if before and (before.digest, before.alt) == (picture.digest, alt):
        return before
    now, _is_new = Picture.objects.update_or_create(council=council, defaults={**asdict(picture), "alt": alt})
    record(Happening.ORGANISATION_PICTURED, now, by=by, council=council.pk)
    return now


@action
def describe(*, council: Organisation, alt: str, by: User) -> Picture | None:
    """Say anew what the picture shows; None where it has gone meanwhile."""
    picture = _before(council, by)
    if picture is None or picture.alt == alt:
        return picture
    picture.alt = alt
    picture.save(update_fields=["alt"])
    record(Happening.ORGANISATION_PICTURE_DESCRIBED, picture, by=by, council=council.pk)
    return picture


@action
def remove(*, council: Organisation, by: User) -> None:
    """Take the picture away; where there is none, nothing happens."""
    picture = _before(council, by)
    if picture:
        record(Happening.ORGANISATION_PICTURE_REMOVED, picture, by=by, council=council.pk)
        picture.delete()


def _before(council: Organisation, by: User) -> Picture | None:
    """The picture that it has, once nobody else can be changing it. Raises `NotPermitted`."""
    Organisation.objects.select_for_update().get(pk=council.pk)
    check_can_answer_for(by, council)
    return Picture.objects.without_content().filter(council=council).first()
