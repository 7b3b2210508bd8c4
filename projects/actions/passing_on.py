"""Leave a project to others."""

from activity.action import action, record
from councils.models import Membership, User, current_bodies
from projects.actions.team import take_in
from projects.enums import Happening, TeamRole
from projects.models import Project


@action
def pass_on(*, project: Project, by: User) -> Project:
    """Leave a project of which nobody is an owner any more to a steward of its council, who becomes one.

    Without a steward, those who answer for it stand in (`projects.models.answering`). Either are told.
    """
    project = Project.objects.locked(project.pk)
    bodies = current_bodies([project.lead])
    heir = Membership.objects.stewards().filter(organisation__in=bodies).order_by("since", "pk").first()
    if heir:
        place = take_in(project, heir.user, heir.organisation, TeamRole.OWNER, by=by)
        place.role = TeamRole.OWNER
        place.save(update_fields=["role"])
    to = heir.user_id if heir else None
    record(Happening.PASSED_ON, project, by=by, council=project.lead_id, project=project.pk, person=to)
    return project
