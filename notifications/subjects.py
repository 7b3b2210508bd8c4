"""What people can subscribe to.

A room registers, in its `apps.py`, each kind of subject; `notifications` keeps who wants to hear of it and how often,
and writes the mail. When there is something new, the room calls `notifications.actions.subscription.tell`.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from councils.people import Anyone
from kit.registry import Registry
from notifications.letter import Item
from notifications.models import Subscription


@dataclass(frozen=True)
class Subject:
    """A kind of subject.

    `words` say what a subscription is about (“Projects in Wales”), `link` is the path where that stands. `begin` is
    called, inside the action, whenever somebody begins to be told: what there is by now is no news. `items` gives, of
    the things with these ids, those that a reader may see now, in this order, as a mail names them.
    """

    words: Callable[[str], str]
    link: Callable[[str], str]
    begin: Callable[[Subscription, Anyone], None]
    items: Callable[[str, Sequence[int], Anyone], Sequence[Item]]


subjects: Registry[Subject] = Registry("kind of subject")


def words_of(subscription: Subscription) -> str:
    """What it is about, in words."""
    return subjects[subscription.kind].words(subscription.about)


def link_of(subscription: Subscription) -> str:
    """The path where what it is about stands."""
    return subjects[subscription.kind].link(subscription.about)


def items_of(subscription: Subscription, things: Collection[int], reader: Anyone) -> Sequence[Item]:
    """Those of these things that its person may see now."""
    return subjects[subscription.kind].items(subscription.about, list(things), reader)
