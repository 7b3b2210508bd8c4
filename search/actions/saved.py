"""What a saved search has shown, and what it tells."""

from collections.abc import Collection

from activity.action import action
from notifications.actions import subscription as subscriptions
from notifications.models import Subscription
from search.models import Seen


@action
def take_as_seen(*, subscription: Subscription, things: Collection[int], by: None) -> None:
    """Let these things (ids) be no news to a saved search."""
    seen = Seen.objects.filter(subscription=subscription).first() or Seen(subscription=subscription)
    seen.add(things)
    seen.save()


@action
def tell(*, number: int, found: Collection[int], until: int, by: None) -> list[int]:
    """Tell of those found (ids of things) that the saved search (its id) has not shown, each once; gives them.

    Up to the Event `until` all is told then. One that is not due any more, since another worker was first, tells
    nothing.
    """
    due = Subscription.objects.due().select_for_update(of=("self",)).filter(pk=number).first()
    if due is None:
        return []
    seen = Seen.objects.get(subscription=due)
    new = seen.new_of(found)
    if new:
        seen.add(new)
        seen.save()
    subscriptions.tell(subscription=due, things=new, until=until, by=by)
    return new
