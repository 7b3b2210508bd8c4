"""Take on an entry that came from public records."""

from activity.action import action, record
from councils.models import Membership, Organisation, User
from projects.actions.team import take_in
from projects.enums import Happening, PartnershipState, TeamRole
from projects.models import Partnership, Project
from projects.permissions import check_can_assign, check_can_claim, owns
from projects.policies import check_is_unclaimed


@action
def claim(*, project: Project, by: User) -> Project:
    """Make the person the entry's owner, for the council that the entry names.

    A successor's member takes the lead over from the council that has ended. Raises `Refused` where somebody was
    first, `NotPermitted` for a member of another council.
    """
    project = Project.objects.locked(project.pk)
    if owns(by, project):
        return project
    check_is_unclaimed(project)
    council = check_can_claim(by, project)
    if council in project.lead.current_successors():
        project.lead = council
    _give(project, by, council, by)
    record(Happening.CLAIMED, project, by=by, council=council.pk, project=project.pk)
    return project


@action
def assign(*, project: Project, membership: Membership, by: User) -> Project:
    """Give an entry that no council can claim to this member of an organisation.

    Raises `NotPermitted` unless a broker does it, `Refused` where somebody looks after the entry already.
    """
    project = Project.objects.locked(project.pk)
    check_is_unclaimed(project)
    check_can_assign(by, project)
    _give(project, membership.user, membership.organisation, by)
    record(
        Happening.ASSIGNED,
        project,
        by=by,
        council=membership.organisation_id,
        project=project.pk,
        owner=membership.user_id,
    )
    return project


def _give(project: Project, owner: User, council: Organisation, by: User) -> None:
    """Let the council look after the entry from now on: as its lead, and then as no partner, or as a partner."""
    take_in(project, owner, council, TeamRole.OWNER, by=by)
    if council.pk == project.lead_id:
        Partnership.objects.filter(project=project, organisation=council).update(state=PartnershipState.ENDED)
    else:
        accepted = {"state": PartnershipState.ACCEPTED}
        Partnership.objects.update_or_create(project=project, organisation=council, defaults=accepted)
    project.unclaimed = False
    project.save()
