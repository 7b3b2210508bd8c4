"""Earlier versions of what a project says: bring one back, or erase it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import User
from kit.refusals import Refused
from projects.actions import project as projects
from projects.actions.parts import locked
from projects.enums import Happening, Permission
from projects.models import BroughtList, Project, Unfinished, Version
from projects.models.version import number_now
from projects.permissions import check_has

# Who may read it, and whether the work goes on, are decided anew: an old version must not decide them.
NOT_RESTORED = frozenset({"audience", "state", "state_reason"})


@action
def restore(*, version: Version, by: User) -> Project:
    """Have the project say again what it said in an earlier version, as a new change.

    Raises `Refused` for a version whose text was erased.
    """
    version = locked(version)
    if version.is_erased:
        raise Refused(_("The text of this version was erased, so it cannot come back."))
    says = {name: said for name, said in version.says.items() if name not in NOT_RESTORED}
    return projects.change(project=version.project, by=by, **says)


@action
def erase(*, version: Version, by: User) -> Version:
    """Erase the text of an earlier version: that it was there stays known. Raises `Refused` for the one that stands.

    What somebody began to type from that version goes with it, and so do lists that wait to be imported.
    """
    version = locked(version)
    project = version.project
    check_has(by, project, Permission.PUBLISH)
    if version.is_erased:
        return version
    if version.number == number_now(project):
        raise Refused(_("This is what the project says now. Change the project first, then erase this version."))
    version.says = {}
    version.erased_at = timezone.now()
    version.save()
    Unfinished.objects.filter(project=project, version=version.number).delete()
    # One that is being imported now says nothing of its own soon; its import may wait for this project meanwhile.
    lists = BroughtList.objects.select_for_update(skip_locked=True).filter(council=project.lead_id, imported_at=None)
    BroughtList.objects.filter(pk__in=list(lists.values_list("pk", flat=True))).delete()
    record(Happening.VERSION_ERASED, version, by=by, council=project.lead_id, project=project.pk, number=version.number)
    return version
