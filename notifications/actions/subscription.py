"""Subscribe to something, say how often, stop, and be told."""

from collections.abc import Collection, Sequence

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.addresses import parse_address
from councils.models import User
from kit.refusals import Refused
from notifications.enums import Happening, Often
from notifications.models import Subscription, newest_settled, next_round
from notifications.models.subscription import LONGEST_ABOUT
from notifications.subjects import subjects

MOST = 100
# So many things a mail names at most; of more it gives the number.
MOST_NAMED = 20


@action
def subscribe(*, kind: str, about: str, often: Often, by: User) -> Subscription:
    """Subscribe to something; what is subscribed to already is changed to so often, also what was by an address alone.

    Raises `Refused` for one too many, and for what is too long to keep.
    """
    _check_length(about)
    # Of two at once the second finds the row of the first.
    User.objects.locked(by)
    rows = Subscription.objects.of(by).to(kind, about).select_for_update()
    again = max(rows, key=lambda row: row.recipient_id is not None, default=None)
    if again and again.recipient_id == by.pk and again.often == often:
        return again
    if again:
        again.recipient, again.address = by, ""
        return _set(again, often, by)
    _check_number(Subscription.objects.of(by).count())
    new = {"recipient": by, "often": often, "confirmed_at": timezone.now()}
    made = Subscription.objects.create(kind=kind, about=about, **new)
    _begin(made)
    return _saved(made, Happening.SUBSCRIPTION_MADE, by)


@action
def ask(*, kind: str, about: str, often: Often, address: str, by: None) -> Subscription:
    """Ask for an address without an account to be told; it hears so, and nothing more before it says yes.

    What it has confirmed already stays as it is. Raises `Refused` for what is no address, or too long to keep.
    """
    _check_length(about)
    asked, is_new = Subscription.objects.to(kind, about).get_or_create(
        address=str(parse_address(address)).lower(), recipient=None, defaults={"kind": kind, "about": about}
    )
    if is_new:
        _begin(asked)
    if not asked.is_confirmed:
        asked.often, asked.made_at = often, timezone.now()
    return _saved(asked, Happening.SUBSCRIPTION_ASKED, by)


@action
def confirm(*, subscription: Subscription, by: User | None) -> Subscription:
    """Say that the address is one's own, by the link that was sent there. Where it is an account's, the account
    subscribes from then on. Confirmed already, nothing happens. Raises `Refused` for one too many."""
    asked = _own(subscription, by)
    if asked.is_confirmed:
        return asked
    address = EmailAddress.objects.filter(email__iexact=asked.address, verified=True, user__is_active=True).first()
    if address:
        return _given_to(asked, address.user)
    _check_number(Subscription.objects.with_address(asked.address).count())
    asked.confirmed_at = timezone.now()
    return _saved(asked, Happening.SUBSCRIPTION_CONFIRMED, by)


@action
def change(*, subscription: Subscription, often: Often, by: User | None) -> Subscription:
    """Say how often, as its person or (`by` is None) by its link. Whoever begins anew is told from now on. So already,
    nothing happens. Raises `Refused` where it is gone, or somebody else's."""
    now = _own(subscription, by)
    return now if now.often == often else _set(now, often, by)


@action
def remove(*, subscription: Subscription, by: User | None) -> None:
    """Take it away, with all that is kept of it. Raises as `change`."""
    found = _own(subscription, by)
    record(Happening.SUBSCRIPTION_REMOVED, found, by=by)
    found.delete()


@action
def tell(*, subscription: Subscription, things: Sequence[int], until: int, by: None) -> Subscription:
    """Say that these things (ids) are new to a subscription that is due, and that up to the Event `until` all is told.

    Of the Event a mail becomes owed; without things there is none. Call it with the row locked.
    """
    subscription.since = max(subscription.since, until)
    subscription.plan()
    if things:
        subscription.told_at = timezone.now()
        record(Happening.SUBSCRIPTION_TOLD, subscription, by=by, things=list(things[:MOST_NAMED]), number=len(things))
    subscription.save()
    return subscription


@action
def pass_over(*, numbers: Collection[int], until: int, by: None) -> None:
    """Say of these subscriptions (ids) that are due that nothing is new to them. No Event tells of that."""
    for often in (Often.DAILY, Often.WEEKLY):
        due = Subscription.objects.due().filter(pk__in=numbers, often=often)
        due.update(since=until, due_at=next_round(often, timezone.now()))


@action
def forget(*, subscription: Subscription, by: None) -> None:
    """Delete one of an address that was not confirmed, or wants no mail, also not since it was looked for."""
    found = Subscription.objects.select_for_update().filter(pk=subscription.pk, recipient=None).first()
    if found and not found.is_on:
        record(Happening.SUBSCRIPTION_FORGOTTEN, found, by=by)
        found.delete()


def _own(subscription: Subscription, by: User | None) -> Subscription:
    """The row, read again: of those of its person or, of whoever holds its link, any."""
    rows = Subscription.objects.of(by) if by else Subscription.objects.all()
    now = rows.select_for_update().filter(pk=subscription.pk).first()
    if now is None:
        raise Refused(_("This is not saved any more."))
    return now


def _set(now: Subscription, often: Often, by: User | None) -> Subscription:
    begins = not now.is_on
    now.often = often
    if begins:
        _begin(now)
    return _saved(now, Happening.SUBSCRIPTION_CHANGED, by)


def _given_to(asked: Subscription, user: User) -> Subscription:
    """The account's own; where it has the same already, that one."""
    User.objects.locked(user)
    again = Subscription.objects.filter(recipient=user).to(asked.kind, asked.about).first()
    if again:
        record(Happening.SUBSCRIPTION_REMOVED, asked, by=user)
        asked.delete()
        return again
    _check_number(Subscription.objects.of(user).count())
    asked.recipient, asked.address, asked.confirmed_at = user, "", timezone.now()
    return _saved(asked, Happening.SUBSCRIPTION_CONFIRMED, user)


def _begin(subscription: Subscription) -> None:
    """Let all that there is by now be no news to it."""
    subscription.since = newest_settled()
    subjects[subscription.kind].begin(subscription, subscription.recipient or AnonymousUser())


def _saved(subscription: Subscription, happening: Happening, by: User | None) -> Subscription:
    subscription.changed_at = timezone.now()
    subscription.plan()
    subscription.save()
    record(happening, subscription, by=by)
    return subscription


def _check_length(about: str) -> None:
    if len(about) > LONGEST_ABOUT:
        raise Refused(_("This is too long to save. Use fewer words, or fewer filters."))


def _check_number(number: int) -> None:
    if number >= MOST:
        raise Refused(_("You have saved %(most)d already. Remove one first.") % {"most": MOST})
