"""Hand a project to another council: ask, and answer."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import Membership, Organisation, User
from councils.permissions import check_can_answer_for
from kit.refusals import Refused, refusing_duplicates
from projects.actions import pledge
from projects.actions.parts import locked
from projects.actions.team import take_in
from projects.enums import HandoverState, Happening, InvitationState, PartnershipState, Permission, TeamRole
from projects.models import Handover, Invitation, Partnership, Pledge, Project
from projects.models.pledge import OPEN
from projects.permissions import check_has, check_is_member_of
from projects.policies import (
    check_can_be_partner,
    check_can_lead,
    check_handover_moves,
    check_is_claimed,
    check_is_published,
    is_the_same,
)


@action
def ask(*, project: Project, council: Organisation, reason: str, stays_partner: bool, by: User) -> Handover:
    """Ask another council to lead the project from now on; the same one asked twice is one.

    Raises `Refused` for a draft, for a council that cannot lead it, and while another is asked.
    """
    project = Project.objects.locked(project.pk)
    check_has(by, project, Permission.HAND_OVER)
    check_is_claimed(project)
    check_is_published(project)
    check_can_lead(council, project)
    if stays_partner:
        check_can_be_partner(project.lead)
    if not reason.strip():
        raise Refused(_("Say why. The other council reads it."), field="reason")
    asked = {"council": council, "reason": reason.strip(), "stays_partner": stays_partner}
    again = Handover.objects.waiting().filter(project=project).first()
    if again and is_the_same(again, **asked):
        return again
    with refusing_duplicates(_("Another council is asked already. Take that back first.")):
        handover = Handover.objects.create(project=project, lead=project.lead, asked_by=by, **asked)
    record(Happening.HANDOVER_ASKED, handover, by=by, council=council.pk, project=project.pk)
    return handover


@action
def accept(*, handover: Handover, owner: Membership, by: User) -> Handover:
    """Take the project on for the council that was asked; this member of it becomes the owner.

    The former lead becomes a partner, or leaves with its people. Raises `Refused` where it can no longer be led by it.
    """
    handover = locked(handover)
    check_can_answer_for(by, handover.council)
    if handover.state == HandoverState.ACCEPTED:
        return handover
    check_handover_moves(handover, HandoverState.ACCEPTED)
    check_can_lead(handover.council, handover.project)
    check_is_member_of(owner, handover.council)
    _change_lead(handover)
    _change_owner(handover, owner, by)
    _settle_promises(handover, by)
    _settle(handover, HandoverState.ACCEPTED)
    leads = [handover.lead_id, handover.council_id]
    _record(Happening.HANDED_OVER, handover, by, lead=leads, owner=owner.user_id)
    return handover


@action
def decline(*, handover: Handover, answer: str, by: User) -> Handover:
    """Say no for the council that was asked, with a reason."""
    handover = locked(handover)
    check_can_answer_for(by, handover.council)
    if is_the_same(handover, state=HandoverState.DECLINED, answer=answer.strip()):
        return handover
    check_handover_moves(handover, HandoverState.DECLINED)
    if not answer.strip():
        raise Refused(_("Write why you decline."), field="answer")
    _settle(handover, HandoverState.DECLINED, answer=answer.strip())
    _record(Happening.HANDOVER_DECLINED, handover, by)
    return handover


@action
def withdraw(*, handover: Handover, by: User) -> Handover:
    """Take the question back."""
    handover = locked(handover)
    check_has(by, handover.project, Permission.HAND_OVER)
    if handover.state != HandoverState.WITHDRAWN:
        check_handover_moves(handover, HandoverState.WITHDRAWN)
        _settle(handover, HandoverState.WITHDRAWN)
        _record(Happening.HANDOVER_WITHDRAWN, handover, by)
    return handover


def _change_lead(handover: Handover) -> None:
    """Make the council the lead, and the former lead a partner or nothing."""
    project = handover.project
    project.lead = handover.council
    project.save(update_fields=["lead"])
    Partnership.objects.filter(project=project, organisation=handover.council).update(state=PartnershipState.ENDED)
    if handover.stays_partner:
        accepted = {"state": PartnershipState.ACCEPTED}
        Partnership.objects.update_or_create(project=project, organisation=handover.lead, defaults=accepted)


def _change_owner(handover: Handover, owner: Membership, by: User) -> None:
    """Give the project its new owner. Who owned it is a member now; people of a former lead that leaves, leave too."""
    members = handover.project.members
    leaving = models.Q(user=owner.user)
    if not handover.stays_partner:
        leaving |= models.Q(organisation=handover.lead)
    members.filter(leaving).delete()
    members.update(role=TeamRole.MEMBER)
    take_in(handover.project, owner.user, handover.council, TeamRole.OWNER, by=by)


def _settle_promises(handover: Handover, by: User) -> None:
    """End what the new lead pledged to what is its own work now, and what a former lead that leaves asked of people."""
    for own in Pledge.objects.filter(project=handover.project, council=handover.council, state__in=OPEN):
        pledge.withdraw(pledge=own, reason=_("We lead this project now."), by=by)
    if not handover.stays_partner:
        waiting = Invitation.objects.waiting().filter(project=handover.project)
        waiting.update(state=InvitationState.WITHDRAWN, address="")


def _settle(handover: Handover, to: HandoverState, answer: str = "") -> None:
    handover.state, handover.answer, handover.answered_at = to, answer, timezone.now()
    handover.save()


def _record(happening: Happening, handover: Handover, by: User, **data: object) -> None:
    record(happening, handover, by=by, council=handover.council_id, project=handover.project_id, **data)
