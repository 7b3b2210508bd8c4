"""The groups of services, which editors can change."""

from activity.action import action
from councils.models import User
from projects.actions.defining import put
from projects.enums import Happening
from projects.models import ServiceGroup


@action
def define(*, slug: str, name: str, words: str, order: int, by: User | None) -> ServiceGroup:
    """Add a service group, or change the one with this slug. Nothing different, nothing recorded.

    Raises `NotPermitted` for a person (`by` is not None) who is no editor.
    """
    values = {"name": name, "words": words, "order": order}
    return put(ServiceGroup, slug, added=Happening.GROUP_ADDED, changed=Happening.GROUP_CHANGED, by=by, **values)
