"""The groups of services, which editors can change."""

from activity.action import action, record
from activity.changes import set_fields
from councils.models import User
from projects.enums import Happening
from projects.models import ServiceGroup
from projects.permissions import check_can_define_groups


@action
def define(*, slug: str, name: str, words: str, order: int, by: User | None) -> ServiceGroup:
    """Add a service group, or change the one with this slug. Nothing different, nothing recorded.

    Raises `NotPermitted` for a person (`by` is not None) who is no editor.
    """
    if by is not None:
        check_can_define_groups(by)
    group = ServiceGroup.objects.filter(slug=slug).first() or ServiceGroup(slug=slug)
    is_new = group.pk is None
    changes = set_fields(group, name=name, words=words, order=order)
    if is_new or changes:
        group.save()
        record(Happening.GROUP_ADDED if is_new else Happening.GROUP_CHANGED, group, by=by, **changes)
    return group
