"""Who belongs to a council: recognise, choose, ask, answer, leave."""

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.actions import steward
from councils.enums import Happening, MembershipState
from councils.models import Membership, Organisation, User, councils_confirmed_for, has_confirmed, spoken_for_by
from councils.permissions import check_can_answer_ask, check_can_end_membership, check_is_own
from councils.policies import (
    STEWARD_AFTER_MEMBERSHIP,
    can_become_member_by_address,
    check_membership_moves,
    check_takes_answer,
    check_takes_members,
    needs_as_steward,
)
from kit.refusals import NotPermitted, Refused


@action
def recognise(*, user: User, email: str, by: User) -> Membership | None:
    """Make a person with a confirmed address of exactly one current council a verified member of it.

    Gives the membership as it stands; None where the address speaks for no council, or for several, or where the person
    is a member of another: whoever changes their address says themselves that they changed the council (`choose`). A
    membership that ended or was declined is left as it is. Raises `NotPermitted` for an address that the person has
    not confirmed.
    """
    if not has_confirmed(user, email):
        raise NotPermitted(_("Confirm your e-mail address first, by the link in the mail we sent you."))
    councils = spoken_for_by(email)
    if len(councils) != 1:
        return None
    if Membership.objects.current().filter(user=user).exclude(organisation=councils[0]).exists():
        return None
    membership = _row(user, councils[0])
    if not can_become_member_by_address(membership.state):
        return membership
    return _verify(membership, Happening.MEMBERSHIP_RECOGNISED, by)


@action
def choose(*, council: Organisation, by: User) -> Membership:
    """Become a verified member of one of the councils that the person's confirmed address speaks for.

    Raises `NotPermitted` for any other council, `Refused` where a membership has ended or was declined.
    """
    if council not in councils_confirmed_for(by):
        raise NotPermitted(
            _("Your e-mail address is not one of %(council)s. Ask to join it, with a reason.")
            % {"council": council.name}
        )
    return _verify(_row(by, council), Happening.MEMBERSHIP_CHOSEN, by)


@action
def ask(*, council: Organisation, reason: str, by: User) -> Membership:
    """Ask to join any current organisation.

    Raises `Refused` without a reason, for a council that has ended, and while a membership or another request stands.
    """
    check_takes_members(council)
    if not reason.strip():
        raise Refused(_("Say why you ask to join, for example what you do for the council."), field="reason")
    membership = _row(by, council)
    asked = {"state": MembershipState.ASKED, "reason": reason.strip(), "answer": ""}
    _move(membership, asked, Happening.MEMBERSHIP_ASKED, by)
    return membership


@action
def approve(*, membership: Membership, answer: str = "", by: User) -> Membership:
    """Say yes to who asks to join; a word to them is welcome."""
    membership = Membership.objects.locked(membership)
    check_can_answer_ask(by, membership)
    check_takes_answer(membership, MembershipState.VERIFIED)
    check_takes_members(membership.organisation)
    return _verify(membership, Happening.MEMBERSHIP_APPROVED, by, answer=answer.strip())


@action
def decline(*, membership: Membership, answer: str, by: User) -> Membership:
    """Say no to who asks to join, with a reason; raises `Refused` without one."""
    membership = Membership.objects.locked(membership)
    check_can_answer_ask(by, membership)
    check_takes_answer(membership, MembershipState.DECLINED)
    if not answer.strip():
        raise Refused(_("Say why not. The person reads it."), field="answer")
    said = {"state": MembershipState.DECLINED, "answer": answer.strip()}
    _move(membership, said, Happening.MEMBERSHIP_DECLINED, by)
    return membership


@action
def withdraw(*, membership: Membership, by: User) -> Membership:
    """Take back one's own request to join while nobody has answered."""
    membership = Membership.objects.locked(membership)
    check_is_own(by, membership)
    _move(membership, {"state": MembershipState.WITHDRAWN}, Happening.MEMBERSHIP_WITHDRAWN, by)
    return membership


@action
def end(*, membership: Membership, reason: str = "", by: User) -> Membership:
    """End a membership, and the steward's role with it; it counts no more from the next request on."""
    membership = Membership.objects.locked(membership)
    check_can_end_membership(by, membership)
    ended = {
        "state": MembershipState.ENDED,
        "answer": reason.strip(),
        "steward": STEWARD_AFTER_MEMBERSHIP.get(membership.steward, membership.steward),
    }
    _move(membership, ended, Happening.MEMBERSHIP_ENDED, by, was_steward=membership.is_steward)
    return membership


def _verify(membership: Membership, happening: Happening, by: User, **said: str) -> Membership:
    """Make the membership count; where the council needs a steward, the member is asked."""
    council = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    moved = _move(membership, {"state": MembershipState.VERIFIED, **said}, happening, by)
    if moved and needs_as_steward(council, membership):
        return steward.invite(membership=membership, by=None)
    return membership


def _row(user: User, council: Organisation) -> Membership:
    """Give the person's membership of the council, or a new one in no state yet, for them alone to change now."""
    User.objects.locked(user)
    found = Membership.objects.select_for_update().filter(user=user, organisation=council).first()
    return found or Membership(user=user, organisation=council, state="")


def _move(membership: Membership, to: dict[str, str], happening: Happening, by: User, **data: bool) -> bool:
    """Move the membership on and record it; gives whether it moved.

    Where all of this is so already, nothing changes and nothing is recorded: a second click finds the work done.
    """
    if all(getattr(membership, column) == value for column, value in to.items()):
        return False
    check_membership_moves(membership, to["state"])
    for column, value in to.items():
        setattr(membership, column, value)
    membership.since = timezone.now()
    membership.save()
    record(happening, membership, by=by, council=membership.organisation_id, member=membership.user_id, **data)
    return True
