"""A list of projects that somebody brings for their council: kept until it is imported, for a day at most."""

from typing import Any

from django.utils import timezone

from activity.action import action, record
from councils.models import Organisation, User
from projects.enums import Happening
from projects.models import BroughtList
from projects.permissions import check_can_keep_list


@action
def keep(*, council: Organisation, table: dict[str, Any], by: User) -> BroughtList:
    """Keep what a file says, for the person to look at what it would change; what they brought before is forgotten."""
    # The same lock as importing takes: of two that come at once, the later stays.
    Organisation.objects.select_for_update().get(pk=council.pk)
    check_can_keep_list(by, council)
    BroughtList.objects.filter(council=council, by=by, imported_at=None).delete()
    brought = BroughtList.objects.create(council=council, table=table, by=by)
    record(Happening.LIST_BROUGHT, brought, by=by, council=council.pk)
    return brought


@action
def settle(*, brought: BroughtList, added: int, changed: int, by: User) -> BroughtList:
    """Note that the list was imported, and forget what it said. What it added and changed has Events of its own."""
    check_can_keep_list(by, brought.council)
    brought.imported_at = timezone.now()
    brought.table = {}
    brought.added, brought.changed = added, changed
    brought.save()
    record(Happening.LIST_IMPORTED, brought, by=by, council=brought.council_id, added=added, changed=changed)
    return brought


@action
def forget(*, brought: BroughtList, by: None) -> None:
    """Forget a list that was brought a day ago, where it is still there."""
    lapsed = BroughtList.objects.select_for_update().lapsed().filter(pk=brought.pk).first()
    if lapsed:
        record(Happening.LIST_FORGOTTEN, lapsed, by=by, council=lapsed.council_id)
        lapsed.delete()
