"""What the actions of the taxonomy share: a row is added, or the one with this slug is changed."""

from typing import TypeVar

from activity.action import record
from activity.changes import set_fields
from councils.models import User
from projects.enums import Happening
from projects.models import Service, ServiceGroup
from projects.permissions import check_can_define_services

Row = TypeVar("Row", Service, ServiceGroup)


def put(model: type[Row], slug: str, *, added: Happening, changed: Happening, by: User | None, **values: object) -> Row:
    """Save these values and record the Event, inside an action. Nothing different, nothing recorded.

    Raises `NotPermitted` for a person (`by` is not None) who is no editor.
    """
    if by is not None:
        check_can_define_services(by)
    row = model._default_manager.filter(slug=slug).first() or model(slug=slug)
    is_new = row.pk is None
    changes = set_fields(row, **values)
    if is_new or changes:
        row.save()
        record(added if is_new else changed, row, by=by, **changes)
    return row
