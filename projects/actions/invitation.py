"""Invite somebody to a team by e-mail, and answer.

Whoever is invited and has asked to join is in the team: both sides have said yes, whoever was first.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from activity.models import Event
from councils.models import Membership, Organisation, User
from kit.refusals import Refused
from projects.actions.parts import locked
from projects.actions.team import record_added, take_in
from projects.enums import Happening, InvitationState, Permission, RequestKind, TeamRole
from projects.models import Invitation, Project, Request, TeamMember
from projects.permissions import check_can_answer_invitation, check_can_post_for, check_has
from projects.policies import check_invitation_moves, check_is_claimed

MOST_A_DAY = 50


@action
def invite(*, project: Project, address: str, by: User) -> Invitation | TeamMember:
    """Invite an address to the team, with an account or without; gives a place in the team to who has asked to join.

    An address that is invited already stays so. Raises `Refused` for too many in one day.
    """
    project = Project.objects.locked(project.pk)
    check_has(by, project, Permission.MANAGE_TEAM)
    check_is_claimed(project)
    address = address.lower()
    again = Invitation.objects.open().filter(project=project, address=address).first()
    if again:
        return again
    asked = _asked_by(project, address)
    if asked:
        place = take_in(project, asked.sent_by, asked.council, TeamRole.MEMBER, works_as=asked.role, by=by)
        record_added(place, by)
        return place
    _check_not_too_many(by)
    new = {"invited_by": by, "sent_at": timezone.now()}
    invitation, _is_new = Invitation.objects.waiting().update_or_create(project=project, address=address, defaults=new)
    record(Happening.INVITATION_SENT, invitation, by=by, council=project.lead_id, project=project.pk)
    return invitation


@action
def accept(*, invitation: Invitation, council: Organisation, works_as: str = "", by: User) -> Invitation:
    """Join the team, for one's council, in the role that one asked for.

    Raises `Refused` for an invitation that is no longer open.
    """
    invitation = locked(invitation)
    check_can_answer_invitation(by, invitation)
    check_can_post_for(by, council)
    if invitation.state == InvitationState.ACCEPTED:
        return invitation
    check_invitation_moves(invitation, InvitationState.ACCEPTED)
    taken_by = invitation.invited_by or by
    take_in(invitation.project, by, council, TeamRole.MEMBER, works_as=works_as, by=taken_by)
    _settle(invitation, InvitationState.ACCEPTED, by)
    record(Happening.INVITATION_ACCEPTED, invitation, by=by, council=council.pk, project=invitation.project_id)
    return invitation


@action
def decline(*, invitation: Invitation, by: User) -> Invitation:
    """Say no to an invitation."""
    invitation = locked(invitation)
    check_can_answer_invitation(by, invitation)
    return _close(invitation, InvitationState.DECLINED, Happening.INVITATION_DECLINED, by, person=by)


@action
def withdraw(*, invitation: Invitation, by: User) -> Invitation:
    """Take an invitation back."""
    invitation = locked(invitation)
    check_has(by, invitation.project, Permission.MANAGE_TEAM)
    return _close(invitation, InvitationState.WITHDRAWN, Happening.INVITATION_WITHDRAWN, by)


@action
def expire(*, invitation: Invitation, by: None) -> None:
    """End an invitation that waited for too long; one that was answered or renewed meanwhile stays as it is."""
    invitation = locked(invitation)
    if Invitation.objects.lapsed().filter(pk=invitation.pk).exists():
        _close(invitation, InvitationState.EXPIRED, Happening.INVITATION_EXPIRED, by)


def _close(
    invitation: Invitation, to: InvitationState, happening: Happening, by: User | None, person: User | None = None
) -> Invitation:
    if invitation.state == to:
        return invitation
    check_invitation_moves(invitation, to)
    _settle(invitation, to, person)
    record(happening, invitation, by=by, council=invitation.project.lead_id, project=invitation.project_id)
    return invitation


def _settle(invitation: Invitation, to: InvitationState, person: User | None) -> None:
    invitation.state, invitation.person, invitation.address = to, person, ""
    invitation.save()


def _asked_by(project: Project, address: str) -> Request | None:
    """The request to join of the person with this confirmed address, while they belong to their council."""
    member = Membership.objects.current().filter(user=OuterRef("sent_by"), organisation=OuterRef("council"))
    asked = Request.objects.waiting().filter(Exists(member), project=project, kind=RequestKind.JOIN)
    confirmed = {"sent_by__emailaddress__email__iexact": address, "sent_by__emailaddress__verified": True}
    return asked.filter(**confirmed).select_related("sent_by", "council").first()


def _check_not_too_many(by: User) -> None:
    since = timezone.now() - timedelta(days=1)
    sent = Event.objects.filter(kind=Happening.INVITATION_SENT, actor=by.pk, at__gt=since)
    if sent.count() >= MOST_A_DAY:
        raise Refused(_("You have invited many people today. Invite the others tomorrow."), field="address")
