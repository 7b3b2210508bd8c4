"""Tell how a project goes."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import User
from kit.refusals import refusing_duplicates
from projects.enums import Happening, Permission
from projects.models import Project, Update
from projects.permissions import check_has
from projects.policies import check_is_claimed, check_is_the_same


@action
def post(*, project: Project, title: str, text: str, once: UUID, by: User) -> Update:
    """Post an update; it also says that the project is still true. Sent twice with the same `once`, it is one update.

    Raises `NotPermitted` for somebody outside the team.
    """
    project = Project.objects.locked(project.pk)
    check_has(by, project, Permission.POST_UPDATE)
    check_is_claimed(project)
    again = Update.objects.filter(project=project, once=once).first()
    if again:
        check_is_the_same(again, title=title, text=text)
        return again
    with refusing_duplicates(_("You have sent this form already. Start a new one.")):
        update = Update.objects.create(project=project, title=title, text=text, posted_by=by, once=once)
    project.last_confirmed = timezone.localdate()
    project.save(update_fields=["last_confirmed"])
    record(Happening.UPDATE_POSTED, update, by=by, council=project.lead_id, project=project.pk)
    return update
