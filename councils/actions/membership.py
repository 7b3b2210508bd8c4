"""Who belongs to a council: recognise, choose, ask, answer, leave."""

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.actions import steward
from councils.enums import WITHOUT_MEMBERSHIP, Happening, MembershipState, StewardState
from councils.models import Membership, Organisation, User, councils_confirmed_for, has_confirmed, spoken_for_by
from councils.permissions import check_can_answer_ask, check_can_end_membership, check_is_own
from councils.policies import check_membership_moves, check_takes_members, needs_steward
from kit.refusals import NotPermitted, Refused


@action
def recognise(*, user: User, email: str, by: User) -> Membership | None:
    """Make a person with a confirmed address of exactly one current council a verified member of it.

    Gives the membership as it stands; None where the address speaks for no council, or for several. A membership that
    ended or was declined is left as it is. Raises `NotPermitted` for an address that the person has not confirmed.
    """
    if not has_confirmed(user, email):
        raise NotPermitted(_("Confirm your e-mail address first, by the link in the mail we sent you."))
    councils = spoken_for_by(email)
    if len(councils) != 1:
        return None
    membership = _row(user, councils[0])
    if membership.state in ("", MembershipState.ASKED):
        _verify(membership, Happening.MEMBERSHIP_RECOGNISED, by)
    return membership


@action
def choose(*, council: Organisation, by: User) -> Membership:
    """Become a verified member of one of the councils that the person's confirmed address speaks for.

    Raises `NotPermitted` for any other council, `Refused` where a membership stands, has ended or was declined.
    """
    if council not in councils_confirmed_for(by):
        raise NotPermitted(
            _("Your e-mail address is not one of %(council)s. Ask to join it, with a reason.")
            % {"council": council.name}
        )
    membership = _row(by, council)
    _verify(membership, Happening.MEMBERSHIP_CHOSEN, by)
    return membership


@action
def ask(*, council: Organisation, reason: str, by: User) -> Membership:
    """Ask to join any current organisation.

    Raises `Refused` without a reason, for a council that has ended, and while a request or membership stands.
    """
    check_takes_members(council)
    if not reason.strip():
        raise Refused(_("Say why you ask to join, for example what you do for the council."), field="reason")
    membership = _row(by, council)
    _move(membership, MembershipState.ASKED, reason=reason.strip(), answer="")
    _record(Happening.MEMBERSHIP_ASKED, membership, by)
    return membership


@action
def approve(*, membership: Membership, answer: str = "", by: User) -> None:
    """Say yes to who asks to join; a word to them is welcome."""
    membership = _read_again(membership)
    check_can_answer_ask(by, membership)
    check_takes_members(membership.organisation)
    membership.answer = answer.strip()
    _verify(membership, Happening.MEMBERSHIP_APPROVED, by)


@action
def decline(*, membership: Membership, answer: str, by: User) -> None:
    """Say no to who asks to join, with a reason; raises `Refused` without one."""
    membership = _read_again(membership)
    check_can_answer_ask(by, membership)
    if not answer.strip():
        raise Refused(_("Say why not. The person reads it."), field="answer")
    _move(membership, MembershipState.DECLINED, answer=answer.strip())
    _record(Happening.MEMBERSHIP_DECLINED, membership, by)


@action
def withdraw(*, membership: Membership, by: User) -> None:
    """Take back one's own request to join while nobody has answered."""
    membership = _read_again(membership)
    check_is_own(by, membership)
    _check_is(membership, MembershipState.ASKED)
    _move(membership, MembershipState.ENDED)
    _record(Happening.MEMBERSHIP_WITHDRAWN, membership, by)


@action
def end(*, membership: Membership, reason: str = "", by: User) -> None:
    """End a membership, and the steward's role with it; it counts no more from the next request on."""
    membership = _read_again(membership)
    check_can_end_membership(by, membership)
    _check_is(membership, MembershipState.VERIFIED)
    was_steward = membership.steward == StewardState.STEWARD
    steward_now = membership.steward if membership.steward in WITHOUT_MEMBERSHIP else ""
    _move(
        membership,
        MembershipState.ENDED,
        answer=reason.strip(),
        steward=StewardState.ENDED if was_steward else steward_now,
    )
    _record(Happening.MEMBERSHIP_ENDED, membership, by, was_steward=was_steward)


def _verify(membership: Membership, happening: Happening, by: User) -> None:
    """Make the membership count; where the council needs a steward, the member is asked."""
    council = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    _move(membership, MembershipState.VERIFIED)
    _record(happening, membership, by)
    if needs_steward(council):
        steward.invite(membership=membership, by=None)


def _row(user: User, council: Organisation) -> Membership:
    """Give the person's membership of the council, or a new one in no state yet, for them alone to change now."""
    User.objects.select_for_update().get(pk=user.pk)
    found = Membership.objects.filter(user=user, organisation=council).first()
    return found or Membership(user=user, organisation=council, state="")


def _read_again(membership: Membership) -> Membership:
    """Read the membership as it stands in this transaction: two answers at once are one answer."""
    return Membership.objects.select_for_update().select_related("organisation").get(pk=membership.pk)


def _check_is(membership: Membership, state: MembershipState) -> None:
    if membership.state != state:
        raise Refused(_("It is “%(state)s” already.") % {"state": membership.get_state_display()})


def _move(membership: Membership, to: MembershipState, **changes: str) -> None:
    check_membership_moves(membership, to)
    membership.state = to
    membership.since = timezone.now()
    for column, value in changes.items():
        setattr(membership, column, value)
    membership.save()


def _record(happening: Happening, membership: Membership, by: User, **data: bool) -> None:
    record(happening, membership, by=by, council=membership.organisation_id, member=membership.user_id, **data)
