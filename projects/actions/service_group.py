"""The groups of services, which editors can change."""

from activity.action import action, record
from activity.changes import set_fields
from councils.models import User
from projects.enums import Happening
from projects.models import ServiceGroup


@action
def define(*, slug: str, name: str, words: str, order: int, by: User | None) -> ServiceGroup:
    """Add a service group, or change the one with this slug. Nothing different, nothing recorded."""
    group = ServiceGroup.objects.filter(slug=slug).first() or ServiceGroup(slug=slug)
    is_new = group.pk is None
    changes = set_fields(group, name=name, words=words, order=order)
    if is_new or changes:
        group.save()
        record(Happening.GROUP_ADDED if is_new else Happening.GROUP_CHANGED, group, by=by, **changes)
    return group
