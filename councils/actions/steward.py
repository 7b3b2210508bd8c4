"""Who keeps a council's entries true: invite, offer, confirm, appoint, step down."""

from django.utils.translation import gettext as _

from activity.action import action, record
from councils.enums import Happening, StewardState
from councils.models import Membership, Organisation, User
from councils.permissions import check_can_appoint_steward, check_can_confirm_steward, check_is_own
from councils.policies import check_steward_moves
from kit.refusals import Refused


@action
def invite(*, membership: Membership, by: User | None) -> None:
    """Ask a verified member to become steward; the site itself asks the first one."""
    _move(membership, StewardState.INVITED, Happening.STEWARD_INVITED, by)


@action
def volunteer(*, membership: Membership, by: User) -> None:
    """Say yes, or offer it unasked where the council has no steward; the site team then confirms."""
    check_is_own(by, membership)
    membership = _read_again(membership)
    has_steward = Organisation.objects.with_steward().filter(pk=membership.organisation_id).exists()
    if membership.steward != StewardState.INVITED and has_steward:
        raise Refused(_("The council has a steward. Ask them to appoint you as well."))
    _move(membership, StewardState.VOLUNTEERED, Happening.STEWARD_VOLUNTEERED, by)


@action
def refuse(*, membership: Membership, by: User) -> None:
    """Say no to becoming steward, or take the offer back."""
    check_is_own(by, membership)
    _move(membership, StewardState.DECLINED, Happening.STEWARD_REFUSED, by)


@action
def confirm_volunteer(*, membership: Membership, by: User) -> None:
    """Make who offered the steward, as a broker of the site team."""
    check_can_confirm_steward(by, membership)
    _check_offered(membership)
    _move(membership, StewardState.STEWARD, Happening.STEWARD_APPOINTED, by)


@action
def decline_volunteer(*, membership: Membership, by: User) -> None:
    """Say no to who offered, as a broker of the site team; from then on only a steward can appoint them."""
    check_can_confirm_steward(by, membership)
    _check_offered(membership)
    _move(membership, StewardState.NOT_CONFIRMED, Happening.STEWARD_DECLINED, by)


@action
def appoint(*, membership: Membership, by: User) -> None:
    """Make a verified member of one's own council steward as well."""
    check_can_appoint_steward(by, membership)
    _move(membership, StewardState.STEWARD, Happening.STEWARD_APPOINTED, by)


@action
def step_down(*, membership: Membership, by: User) -> None:
    """Lay the role down and stay a member; after the last steward the site team stands in."""
    check_is_own(by, membership)
    _move(membership, StewardState.ENDED, Happening.STEWARD_ENDED, by)


def _check_offered(membership: Membership) -> None:
    if _read_again(membership).steward != StewardState.VOLUNTEERED:
        raise Refused(_("This offer has been answered already, or taken back."))


def _read_again(membership: Membership) -> Membership:
    """Read the membership as it stands in this transaction: two answers at once are one answer."""
    return Membership.objects.select_for_update().get(pk=membership.pk)


def _move(membership: Membership, to: StewardState, happening: Happening, by: User | None) -> None:
    membership = _read_again(membership)
    check_steward_moves(membership, to)
    membership.steward = to
    membership.save()
    record(happening, membership, by=by, council=membership.organisation_id, member=membership.user_id)
