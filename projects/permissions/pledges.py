"""Who gives a council’s word on a pledge, answers it, and sees it through."""

from django.utils.translation import gettext as _

from councils.models import User
from councils.permissions import can_answer_for
from kit.refusals import NotPermitted, allowed
from projects.enums import Permission
from projects.models import Pledge
from projects.permissions.roles import is_steward, permissions_on


def check_can_confirm_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person gives the council's word: its steward or, without one, the site team."""
    if pledge.pledged_by_id == user.pk and not is_steward(user, pledge.council):
        raise NotPermitted(_("You cannot confirm your own pledge. A steward or another broker must."))
    if not can_answer_for(user, pledge.council):
        raise NotPermitted(
            _("Only a steward of %(council)s can give its word.") % {"council": pledge.council.short_name}
        )


def can_confirm_pledge(user: User, pledge: Pledge) -> bool:
    """Whether the person gives the word of the council that pledges."""
    return allowed(check_can_confirm_pledge, user, pledge)


def check_can_answer_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person owns the project, or is a steward of its lead council."""
    if Permission.ANSWER_PLEDGES not in permissions_on(user, pledge.project):
        raise NotPermitted(_("Only an owner of the project can answer a pledge."))


def can_answer_pledge(user: User, pledge: Pledge) -> bool:
    """Whether the person answers pledges to this project."""
    return allowed(check_can_answer_pledge, user, pledge)


def check_can_keep_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person looks after this pledge: who made it, or a steward of that council."""
    standing = user.standing
    own = pledge.pledged_by_id == user.pk and pledge.council_id in standing.councils
    if not own and pledge.council_id not in standing.stewards:
        raise NotPermitted(
            _("Only the person who made this pledge, or a steward of %(council)s, can do this.")
            % {"council": pledge.council.short_name}
        )


def can_keep_pledge(user: User, pledge: Pledge) -> bool:
    """Whether the person looks after this pledge for the council that made it."""
    return allowed(check_can_keep_pledge, user, pledge)


def check_is_party(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person is on either side of the pledge."""
    if not can_answer_pledge(user, pledge):
        check_can_keep_pledge(user, pledge)


def is_party(user: User, pledge: Pledge) -> bool:
    """Whether the person is on either side of the pledge."""
    return allowed(check_is_party, user, pledge)


def check_can_withdraw_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person looks after the pledge or gives the council's word."""
    if not can_confirm_pledge(user, pledge):
        check_can_keep_pledge(user, pledge)


def can_withdraw_pledge(user: User, pledge: Pledge) -> bool:
    """Whether the person looks after the pledge or gives the council's word."""
    return allowed(check_can_withdraw_pledge, user, pledge)


def check_can_see_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person belongs to the council that pledges, gives its word, or may answer."""
    if pledge.council_id in user.standing.councils or can_confirm_pledge(user, pledge):
        return
    if Permission.ANSWER not in permissions_on(user, pledge.project):
        raise NotPermitted(_("Only the council that pledges and the project’s team can see this."))
