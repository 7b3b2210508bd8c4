"""What the state of a membership allows: rules about things, not people.

Transitions are dicts; what is not there is refused, with a sentence for where the thing stands now.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import MembershipState, StewardState
from councils.models import Membership, Organisation
from kit.refusals import Refused, allowed

MEMBERSHIP_TRANSITIONS: dict[str, set[MembershipState]] = {
    "": {MembershipState.ASKED, MembershipState.VERIFIED},
    MembershipState.ASKED: {MembershipState.VERIFIED, MembershipState.DECLINED, MembershipState.WITHDRAWN},
    MembershipState.WITHDRAWN: {MembershipState.ASKED, MembershipState.VERIFIED},
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

# What becomes of the steward's role when the membership ends, where it does not stay as it is.
STEWARD_AFTER_MEMBERSHIP: dict[str, str] = {
    StewardState.INVITED: "",
    StewardState.VOLUNTEERED: "",
    StewardState.STEWARD: StewardState.ENDED,
}

# Both sides read these: who asks, and who answers.
WHERE_IT_STANDS: dict[str, str | Promise] = {
    MembershipState.ASKED: gettext_lazy("There is a request to join already. It waits for an answer."),
    MembershipState.VERIFIED: gettext_lazy("The membership is confirmed already."),
    MembershipState.DECLINED: gettext_lazy("The request to join was declined. A new one can be sent, with a reason."),
    MembershipState.WITHDRAWN: gettext_lazy(
        "The request to join was taken back. A new one can be sent, with a reason."
    ),
    MembershipState.ENDED: gettext_lazy("The membership has ended. Coming back takes a new request, with a reason."),
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


def where_it_stands(membership: Membership) -> str:
    """Say where a membership stands."""
    return str(WHERE_IT_STANDS[membership.state])


def check_membership_moves(membership: Membership, to: str) -> None:
    """Raise `Refused` unless a membership (in no state yet where it is new) may move to that state."""
    if to not in MEMBERSHIP_TRANSITIONS[membership.state]:
        raise Refused(where_it_stands(membership))


def check_takes_answer(membership: Membership, answer: MembershipState) -> None:
    """Raise `Refused` unless a request to join waits for an answer, or has had this one."""
    if membership.state not in (MembershipState.ASKED, answer):
        raise Refused(where_it_stands(membership))


def can_become_member_by_address(state: str) -> bool:
    """Whether a membership in this state ("" where there is none) becomes a verified one by the address alone."""
    return MembershipState.VERIFIED in MEMBERSHIP_TRANSITIONS[state]


def check_is_current(membership: Membership) -> None:
    """Raise `Refused` unless the membership counts: nobody else has to do with the steward's role."""
    if membership.state != MembershipState.VERIFIED:
        raise Refused(_("Only a member of the council can be its steward. Confirm the membership first."))


def check_steward_moves(membership: Membership, to: StewardState) -> None:
    """Raise `Refused` unless the steward's role may move to that state."""
    if to not in STEWARD_TRANSITIONS[membership.steward]:
        raise Refused(str(WHERE_THE_STEWARD_STANDS[membership.steward]))


def check_takes_offer(membership: Membership) -> None:
    """Raise `Refused` where a member offers unasked to be steward, and the council has one."""
    was_asked = membership.steward in (StewardState.INVITED, StewardState.VOLUNTEERED)
    others = Membership.objects.stewards().filter(organisation=membership.organisation_id).exclude(pk=membership.pk)
    if not was_asked and others.exists():
        raise Refused(_("The council has a steward. Ask them to appoint you as well."))


def can_offer(membership: Membership) -> bool:
    """Whether the member may say yes to being steward, or offer it."""
    may_move = StewardState.VOLUNTEERED in STEWARD_TRANSITIONS[membership.steward]
    return may_move and allowed(check_takes_offer, membership)


def check_offer_takes_answer(membership: Membership, answer: StewardState) -> None:
    """Raise `Refused` unless an offer to be steward waits for an answer, or has had this one."""
    if membership.steward not in (StewardState.VOLUNTEERED, answer):
        raise Refused(str(WHERE_THE_STEWARD_STANDS[membership.steward]))


def check_takes_members(council: Organisation) -> None:
    """Raise `Refused` for a council that has ended; the sentence names its successors."""
    if council.has_ended:
        successors = ", ".join(each.name for each in council.current_successors())
        raise Refused(
            _("%(council)s has ended. Join %(successors)s instead.")
            % {"council": council.name, "successors": successors}
        )


def needs_as_steward(council: Organisation, membership: Membership) -> bool:
    """Whether to ask this member to be steward: nobody of the council is, was asked or has offered, nor were they."""
    on_the_way = (StewardState.INVITED, StewardState.VOLUNTEERED, StewardState.STEWARD)
    has_none = not Membership.objects.current().filter(organisation=council, steward__in=on_the_way).exists()
    return has_none and StewardState.INVITED in STEWARD_TRANSITIONS[membership.steward]
