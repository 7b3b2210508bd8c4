"""Whether somebody may sign in: closing one's own account, suspending, letting in again."""

from django.utils.translation import gettext as _

from activity.action import action, record
from councils.actions import membership, site_team
from councils.enums import Happening, MembershipState, SiteRole
from councils.models import Membership, User, end_sessions, forget_ways_in, known_as
from kit import personal
from kit.refusals import Refused


@action
def close(*, by: User) -> User:
    """Close one's own account, for good: what is personal is erased, and what others rely on names nobody.

    Memberships end, so that what waits for the person waits for others, who are told; every room then settles what is
    still open (`kit.personal.settlers`). Closed already, nothing happens.
    """
    user = User.objects.locked(by)
    if user.closed_at:
        return user
    person = known_as(user)
    _leave(user)
    for settle in personal.settlers:
        settle(user)
    personal.erase(person)
    end_sessions(person)
    record(Happening.ACCOUNT_CLOSED, user, by=user)
    return user


@action
def forget(*, user: User, by: None) -> None:
    """Delete an account that nobody ever confirmed, also not since it was looked for: the site itself does."""
    unopened = User.objects.select_for_update().filter(pk=user.pk, last_login=None)
    found = unopened.exclude(emailaddress__verified=True).first()
    if found:
        record(Happening.ACCOUNT_FORGOTTEN, found, by=by)
        found.delete()


@action
def suspend(*, user: User, by: None) -> bool:
    """Let somebody in no more, by a command alone, until they are let in again; says whether that changed anything.

    Somebody else may have made themselves at home there: all ways in are dropped but a code to the person's address.
    """
    user = User.objects.locked(user)
    if not user.is_active:
        return False
    user.is_active = False
    user.save(update_fields=["is_active"])
    forget_ways_in(user, with_factors=True)
    end_sessions(known_as(user))
    record(Happening.ACCOUNT_SUSPENDED, user, by=by)
    return True


@action
def reinstate(*, user: User, by: None) -> bool:
    """Let a suspended person in again, by a command alone; says whether that changed anything.

    Raises `Refused` for a closed account: there is nobody to let in.
    """
    user = User.objects.locked(user)
    if user.closed_at:
        raise Refused(_("This account was closed by its person. They can sign up anew."))
    if user.is_active:
        return False
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(Happening.ACCOUNT_REINSTATED, user, by=by)
    return True


def _leave(user: User) -> None:
    """Leave every council, and the site team."""
    for member in Membership.objects.filter(user=user, state=MembershipState.VERIFIED):
        membership.end(membership=member, by=user)
    for asking in Membership.objects.filter(user=user, state=MembershipState.ASKED):
        membership.withdraw(membership=asking, by=user)
    for role in SiteRole:
        site_team.dismiss(user=user, role=role, by=None)
