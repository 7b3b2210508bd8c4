"""What people may do about councils: rules about people.

`check_can_…` raises `NotPermitted` with a sentence for the person; `can_…`, where a page asks before, says yes or no.
"""

from django.utils.translation import gettext as _

from councils.models import Membership, Organisation, User
from councils.people import Anyone
from councils.standing import standing_of
from kit.refusals import NotPermitted, allowed


def check_can_answer_for(user: Anyone, council: Organisation) -> None:
    """Raise `NotPermitted` unless the person is a steward of the council or, where it has none, a broker."""
    if not Organisation.objects.answered_for_by(standing_of(user)).filter(pk=council.pk).exists():
        raise NotPermitted(
            _("Only a steward of %(council)s can do this or, where there is none, the site team.")
            % {"council": council.name}
        )


def can_answer_for(user: Anyone, council: Organisation) -> bool:
    """Whether the person is a steward of the council or, where it has none, a broker."""
    return allowed(check_can_answer_for, user, council)


def check_can_answer_ask(user: Anyone, membership: Membership) -> None:
    """Raise `NotPermitted` unless the person answers for the council, and it is somebody else who asks."""
    check_can_answer_for(user, membership.organisation)
    if membership.user_id == user.pk:
        raise NotPermitted(_("You cannot answer your own request. Another steward or broker must."))


def check_can_end_membership(user: Anyone, membership: Membership) -> None:
    """Raise `NotPermitted` unless it is the person's own membership, or they answer for the council.

    A steward may end another steward's, who has left the council perhaps. A broker may end the membership of a
    council's only steward, whom nobody else could answer.
    """
    if membership.user_id == user.pk:
        return
    others = Membership.objects.stewards().filter(organisation=membership.organisation_id)
    if standing_of(user).broker and not others.exclude(pk=membership.pk).exists():
        return
    check_can_answer_for(user, membership.organisation)


def check_can_see_people(user: Anyone, council: Organisation) -> None:
    """Raise `NotPermitted` unless the person is a member of the council, or answers for it."""
    if council.pk not in standing_of(user).councils and not can_answer_for(user, council):
        raise NotPermitted(
            _("Only members of %(council)s can see who else is. Ask to join it first.") % {"council": council.name}
        )


def can_see_people(user: Anyone, council: Organisation) -> bool:
    """Whether the person may see who belongs to the council."""
    return allowed(check_can_see_people, user, council)


def check_is_own(user: User, membership: Membership) -> None:
    """Raise `NotPermitted` unless the membership is the person's own."""
    if membership.user_id != user.pk:
        raise NotPermitted(_("Only the person whose membership it is can do this."))


def check_can_appoint_steward(user: Anyone, membership: Membership) -> None:
    """Raise `NotPermitted` unless the person is a steward of the same council."""
    if membership.organisation_id not in standing_of(user).stewards:
        raise NotPermitted(
            _("Only a steward of %(council)s can appoint another.") % {"council": membership.organisation.name}
        )


def check_can_confirm_steward(user: Anyone, membership: Membership) -> None:
    """Raise `NotPermitted` unless the person is a broker, and it is somebody else who offers."""
    if not standing_of(user).broker:
        raise NotPermitted(_("Only a broker of the site team can confirm a steward."))
    if membership.user_id == user.pk:
        raise NotPermitted(_("You cannot confirm yourself. Another broker must."))


def check_keeps_register(user: Anyone) -> None:
    """Raise `NotPermitted` unless the person is in the site team."""
    if not standing_of(user).site_team:
        raise NotPermitted(_("Only the site team can change the register of organisations."))


def keeps_register(user: Anyone) -> bool:
    """Whether the person may add and change organisations."""
    return allowed(check_keeps_register, user)


def check_is_in_site_team(user: Anyone) -> None:
    """Raise `NotPermitted` unless the person is in the site team."""
    if not standing_of(user).site_team:
        raise NotPermitted(_("Only the site team can do this."))
