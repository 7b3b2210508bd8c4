"""Who keeps a council's entries true: invite, offer, confirm, appoint, step down."""

from activity.action import action, record
from councils.enums import Happening, StewardState
from councils.models import Membership, User
from councils.permissions import check_can_appoint_steward, check_can_confirm_steward, check_is_own
from councils.policies import check_is_current, check_offer_takes_answer, check_steward_moves, check_takes_offer


@action
def invite(*, membership: Membership, by: None) -> Membership:
    """Ask a council's first verified member to become its steward: the site itself does, and nobody else."""
    return _move(Membership.objects.locked(membership), StewardState.INVITED, Happening.STEWARD_INVITED, by)


@action
def volunteer(*, membership: Membership, by: User) -> Membership:
    """Say yes, or offer it unasked where the council has no steward; the site team then confirms."""
    membership = Membership.objects.locked(membership)
    check_is_own(by, membership)
    check_takes_offer(membership)
    return _move(membership, StewardState.VOLUNTEERED, Happening.STEWARD_VOLUNTEERED, by)


@action
def refuse(*, membership: Membership, by: User) -> Membership:
    """Say no to becoming steward, or take the offer back."""
    membership = Membership.objects.locked(membership)
    check_is_own(by, membership)
    return _move(membership, StewardState.DECLINED, Happening.STEWARD_REFUSED, by)


@action
def confirm_volunteer(*, membership: Membership, by: User) -> Membership:
    """Make who offered the steward, as a broker of the site team."""
    membership = Membership.objects.locked(membership)
    check_can_confirm_steward(by, membership)
    check_offer_takes_answer(membership, StewardState.STEWARD)
    return _move(membership, StewardState.STEWARD, Happening.STEWARD_APPOINTED, by)


@action
def decline_volunteer(*, membership: Membership, by: User) -> Membership:
    """Say no to who offered, as a broker of the site team; from then on only a steward can appoint them."""
    membership = Membership.objects.locked(membership)
    check_can_confirm_steward(by, membership)
    check_offer_takes_answer(membership, StewardState.NOT_CONFIRMED)
    return _move(membership, StewardState.NOT_CONFIRMED, Happening.STEWARD_DECLINED, by)


@action
def appoint(*, membership: Membership, by: User) -> Membership:
    """Make a verified member of one's own council steward as well."""
    membership = Membership.objects.locked(membership)
    check_can_appoint_steward(by, membership)
    return _move(membership, StewardState.STEWARD, Happening.STEWARD_APPOINTED, by)


@action
def step_down(*, membership: Membership, by: User) -> Membership:
    """Lay the role down and stay a member; after the last steward the site team stands in."""
    membership = Membership.objects.locked(membership)
    check_is_own(by, membership)
    return _move(membership, StewardState.ENDED, Happening.STEWARD_ENDED, by)


def _move(membership: Membership, to: StewardState, happening: Happening, by: User | None) -> Membership:
    """Move the steward's role on and record it; where it stands there already, a second click finds the work done."""
    check_is_current(membership)
    if membership.steward == to:
        return membership
    check_steward_moves(membership, to)
    membership.steward = to
    membership.save()
    record(happening, membership, by=by, council=membership.organisation_id, member=membership.user_id)
    return membership
