"""What the state of a membership allows: rules about things, not people.

Transitions are dicts; what is not there is refused, with a sentence for where the thing stands now.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import MembershipState, StewardState
from councils.models import Membership, Organisation
from kit.refusals import Refused

MEMBERSHIP_TRANSITIONS: dict[str, set[MembershipState]] = {
    "": {MembershipState.ASKED, MembershipState.VERIFIED},
    MembershipState.ASKED: {MembershipState.VERIFIED, MembershipState.DECLINED, MembershipState.ENDED},
    MembershipState.VERIFIED: {MembershipState.ENDED},
    MembershipState.DECLINED: {MembershipState.ASKED},
    MembershipState.ENDED: {MembershipState.ASKED},
}

STEWARD_TRANSITIONS: dict[str, set[StewardState]] = {
    "": {StewardState.INVITED, StewardState.VOLUNTEERED, StewardState.STEWARD},
    StewardState.INVITED: {StewardState.VOLUNTEERED, StewardState.DECLINED, StewardState.STEWARD},
    StewardState.VOLUNTEERED: {StewardState.STEWARD, StewardState.NOT_CONFIRMED, StewardState.DECLINED},
    StewardState.STEWARD: {StewardState.ENDED},
    StewardState.DECLINED: {StewardState.VOLUNTEERED, StewardState.STEWARD},
    StewardState.NOT_CONFIRMED: {StewardState.STEWARD},
    StewardState.ENDED: {StewardState.VOLUNTEERED, StewardState.STEWARD},
}

WHERE_IT_STANDS: dict[str, str | Promise] = {
    MembershipState.ASKED: gettext_lazy("There is a request to join already. It waits for an answer."),
    MembershipState.VERIFIED: gettext_lazy("The membership is confirmed already."),
    MembershipState.DECLINED: gettext_lazy("The request to join was declined. Ask again, with a reason."),
    MembershipState.ENDED: gettext_lazy("The membership has ended. Ask to join again, with a reason."),
}

WHERE_THE_STEWARD_STANDS: dict[str, str | Promise] = {
    "": gettext_lazy("There is no offer to be steward. Reload the page to see where things stand."),
    StewardState.INVITED: gettext_lazy("The member has been asked to become steward, and has not answered yet."),
    StewardState.VOLUNTEERED: gettext_lazy("The offer to be steward waits for the site team already."),
    StewardState.STEWARD: gettext_lazy("The member is a steward already."),
    StewardState.DECLINED: gettext_lazy("The member said no to becoming steward."),
    StewardState.NOT_CONFIRMED: gettext_lazy("The site team did not confirm the offer. A steward can still appoint."),
    StewardState.ENDED: gettext_lazy("The member is no longer a steward."),
}


def check_membership_moves(membership: Membership, to: MembershipState) -> None:
    """Raise `Refused` unless a membership (in no state yet where it is new) may move to that state."""
    if to not in MEMBERSHIP_TRANSITIONS[membership.state]:
        raise Refused(str(WHERE_IT_STANDS[membership.state]))


def check_steward_moves(membership: Membership, to: StewardState) -> None:
    """Raise `Refused` unless it is a current membership on which the steward's role may move to that state."""
    if membership.state != MembershipState.VERIFIED:
        raise Refused(_("Only a member of the council can be its steward. Confirm the membership first."))
    if to not in STEWARD_TRANSITIONS[membership.steward]:
        raise Refused(str(WHERE_THE_STEWARD_STANDS[membership.steward]))


def check_takes_members(council: Organisation) -> None:
    """Raise `Refused` for a council that has ended; the sentence names its successors."""
    if council.has_ended:
        successors = ", ".join(each.name for each in council.current_successors())
        raise Refused(
            _("%(council)s has ended. Join %(successors)s instead.")
            % {"council": council.name, "successors": successors}
        )


def needs_steward(council: Organisation) -> bool:
    """Whether nobody is steward of a council, has been asked to be, or has offered."""
    on_the_way = (StewardState.INVITED, StewardState.VOLUNTEERED, StewardState.STEWARD)
    return not Membership.objects.current().filter(organisation=council, steward__in=on_the_way).exists()
