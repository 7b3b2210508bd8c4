"""Telling what is new in saved searches: all that are due, asked in one pass of what has changed.

New to a search is a thing that has changed since the search was last asked, that it finds now, and that it has not
shown before (`search.models.Seen`). Each search is told in a transaction of its own, which also says that it was:
whichever worker is second, or goes on after a kill, finds it told.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cache

from django.contrib.auth.models import AnonymousUser

from notifications.actions.subscription import pass_over
from notifications.models import Subscription, newest_settled
from search.actions.saved import tell
from search.language.question import Question
from search.query import Query
from search.saved.about import KIND, query_of
from search.saved.changes import Changes
from search.understanding import Understood, understand

AT_ONCE = 500
Asked = tuple[Subscription, Query, Question | None]


def run() -> None:
    """Ask all that are due, and tell what is new: a sweep."""
    until = newest_settled()
    due = list(Subscription.objects.due().filter(kind=KIND).select_related("recipient").order_by("pk"))
    found = found_by(due)
    for number, things in found.items():
        tell(number=number, found=things, until=until, by=None)
    quiet = [subscription.pk for subscription in due if subscription.pk not in found]
    for start in range(0, len(quiet), AT_ONCE):
        pass_over(numbers=quiet[start : start + AT_ONCE], until=until, by=None)


def found_by(due: Sequence[Subscription]) -> dict[int, set[int]]:
    """By saved search (its id), the things (ids) that have changed since it was last asked, and that it finds now."""
    found: dict[int, set[int]] = {}
    asked: list[Asked] = []
    meaning = cache(understand)
    for changes in Changes.since(min((each.since for each in due), default=0)) if due else ():
        asked = asked or [_asked(subscription, meaning) for subscription in due]
        for subscription, query, question in asked:
            _note(found, subscription.pk, changes.find(query, question, since=subscription.since))
    return found


def _asked(subscription: Subscription, meaning: Callable[..., Understood]) -> Asked:
    query = query_of(subscription.about, subscription.recipient or AnonymousUser())
    return subscription, query, meaning(query.words, query.reader, correct=query.correct).question


def _note(found: dict[int, set[int]], number: int, things: Collection[int]) -> None:
    if things:
        found.setdefault(number, set()).update(things)
