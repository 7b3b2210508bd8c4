"""The services within the groups, which editors can change."""

from activity.action import action
from councils.models import User
from projects.actions.defining import put
from projects.enums import Happening
from projects.models import Service, ServiceGroup


@action
def define(*, slug: str, name: str, group: ServiceGroup, lgsl: list[int], words: str, by: User | None) -> Service:
    """Add a service, or change the one with this slug; `lgsl` are numbers of the Local Government Services List.

    Nothing different, nothing recorded. Raises `NotPermitted` for a person (`by` is not None) who is no editor.
    """
    values = {"name": name, "group": group, "lgsl": lgsl, "words": words}
    return put(Service, slug, added=Happening.SERVICE_ADDED, changed=Happening.SERVICE_CHANGED, by=by, **values)
