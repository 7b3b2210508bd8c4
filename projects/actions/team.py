"""Who is in a project's team."""

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import Membership, Organisation, User
from kit.refusals import Refused
from projects.actions.parts import locked
from projects.enums import Happening, InvitationState, Permission, RequestKind, RequestState
from projects.models import Invitation, Project, Request, TeamMember
from projects.permissions import check_has, check_is_colleague
from projects.policies import check_is_claimed, check_keeps_an_owner, is_the_same


@action
def add(*, project: Project, membership: Membership, role: str, by: User) -> TeamMember:
    """Take a member of the lead council or of a partner into the team. Raises `Refused` where they are in it.

    Somebody who is in it with the same role stays as they are.
    """
    project = Project.objects.locked(project.pk)
    check_has(by, project, Permission.MANAGE_TEAM)
    check_is_claimed(project)
    check_is_colleague(membership, project)
    here = TeamMember.objects.current().filter(project=project, user=membership.user).first()
    if here and is_the_same(here, role=role):
        return here
    if here:
        raise Refused(_("This person is in the team already."), field="membership")
    place = take_in(project, membership.user, membership.organisation, role, by=by)
    record_added(place, by)
    return place


@action
def change_role(*, place: TeamMember, role: str, by: User) -> None:
    """Make a member an owner, or an owner a member. Raises `Refused` where no owner would be left."""
    place = locked(place, gone=_("This person is no longer in the team."))
    check_has(by, place.project, Permission.MANAGE_TEAM)
    if role == place.role:
        return
    check_keeps_an_owner(place)
    before, place.role = place.role, role
    place.save(update_fields=["role"])
    record(
        Happening.TEAM_CHANGED,
        place,
        by=by,
        council=place.organisation_id,
        project=place.project_id,
        person=place.user_id,
        role=[before, role],
    )


@action
def remove(*, place: TeamMember, by: User) -> None:
    """Take somebody out of the team. Raises `Refused` where no owner would be left."""
    place = locked(place, gone=_("This person is no longer in the team."))
    check_has(by, place.project, Permission.MANAGE_TEAM)
    _take_out(place, Happening.TEAM_REMOVED, by)


@action
def leave(*, project: Project, by: User) -> Project:
    """Leave the team oneself; who has left already stays out. Raises `Refused` where no owner would be left."""
    Project.objects.locked(project.pk)
    place = project.members.filter(user=by).first()
    if place:
        _take_out(place, Happening.TEAM_LEFT, by)
    return project


def take_in(
    project: Project, user: User, council: Organisation, role: str, *, works_as: str = "", by: User
) -> TeamMember:
    """Give the person a place in the team, inside an action that records it: the one way in, whoever said yes first.

    Who is in the team stays what they are. A place for a council that they have left does not count any more; this one
    takes its stead. What they asked, and what they were invited to, is settled with it, so that neither stays open.
    """
    place = TeamMember.objects.current().filter(project=project, user=user).first()
    if place is None:
        place, _is_new = TeamMember.objects.update_or_create(
            project=project, user=user, defaults={"organisation": council, "role": role, "works_as": works_as}
        )
    asked = Request.objects.waiting().filter(project=project, sent_by=user, kind=RequestKind.JOIN)
    yes = {"answer": _("You are in the team."), "answered_by": by, "answered_at": timezone.now()}
    asked.update(state=RequestState.ACCEPTED, **yes)
    invited = Invitation.objects.waiting().to(user).filter(project=project)
    invited.update(state=InvitationState.ACCEPTED, person=user, address="")
    return place


def record_added(place: TeamMember, by: User) -> None:
    """Record, in the action that runs, that somebody was taken into the team."""
    about = {"council": place.organisation_id, "project": place.project_id}
    record(Happening.TEAM_ADDED, place, by=by, **about, person=place.user_id, role=place.role)


def _take_out(place: TeamMember, happening: Happening, by: User) -> None:
    check_keeps_an_owner(place)
    about = {"council": place.organisation_id, "project": place.project_id}
    record(happening, place.project, by=by, **about, person=place.user_id)
    place.delete()
