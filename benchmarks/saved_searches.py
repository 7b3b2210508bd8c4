"""A round of 10,000 saved searches, of people with an account and without, over 50 things that have changed.

It is held against searching for each on its page, which is what the round saves. Nothing of it stays.
"""

from collections.abc import Iterator, Sequence
from random import Random
from time import perf_counter

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from benchmarks.data import SEED
from benchmarks.figure import Figure
from councils.enums import Nation
from councils.models import User
from notifications.models import Subscription
from projects.enums import Phase
from projects.models import Service
from search.finding import find
from search.models import Entry, Seen
from search.saved import rounds
from search.saved.about import KIND, query_of

SEARCHES, CHANGED, ON_THEIR_PAGES = 10_000, 50, 100
# Against the page, and in seconds: the worker has other work.
BAR, MOST_SECONDS = 0.5, 60


def figures() -> Iterator[Figure]:
    """Give how long a round takes, alone and against the page."""
    with transaction.atomic():
        saved = _save(Random(SEED))  # noqa: S311 - rows, not secrets
        _change()
        page = _page(saved[:ON_THEIR_PAGES]) * SEARCHES / ON_THEIR_PAGES
        start = perf_counter()
        found = rounds.found_by(saved)
        took = perf_counter() - start
        what = f"{SEARCHES:,} saved searches, {CHANGED} changes"
        yield Figure(f"{what}: finding what is new", took, "s", MOST_SECONDS)
        yield Figure(f"{what}: against searching on the page", took / page, "times", BAR)
        start = perf_counter()
        rounds.run()
        yield Figure(f"{what}: a whole round, {len(found):,} mails owed", perf_counter() - start, "s", MOST_SECONDS)
        transaction.set_rollback(True)


def _save(chance: Random) -> Sequence[Subscription]:
    """Save as many searches: the name of a service, every second with a filter; half by an address alone."""
    officers = list(User.objects.filter(email__endswith="@bench.example"))
    services = list(Service.objects.order_by("pk"))
    rows = [_saved(number, chance, chance.choice(services), officers) for number in range(SEARCHES)]
    made = Subscription.objects.bulk_create(rows)
    Seen.objects.bulk_create(Seen(subscription=each) for each in made)
    return list(Subscription.objects.due().select_related("recipient").order_by("pk"))


def _saved(number: int, chance: Random, service: Service, officers: Sequence[User]) -> Subscription:
    about = QueryDict(mutable=True)
    about["q"] = service.name
    if number % 2:
        about.update(chance.choice([{"phase": chance.choice(Phase.values)}, {"nation": chance.choice(Nation.values)}]))
    whose = (
        {"recipient": officers[number % len(officers)]} if number % 4 < 2 else {"address": f"{number}@bench.example"}
    )
    # What nobody knows how to show keeps each apart from the others.
    about["saved"] = str(number)
    now = timezone.now()
    return Subscription(kind=KIND, about=about.urlencode(), often="daily", confirmed_at=now, due_at=now, **whose)


def _change() -> None:
    changed = Entry.objects.filter(kind="project").order_by("?")[:CHANGED].values_list("pk", flat=True)
    Entry.objects.update(version=0)
    Entry.objects.filter(pk__in=list(changed)).update(version=1)


def _page(saved: Sequence[Subscription]) -> float:
    start = perf_counter()
    for each in saved:
        find(query_of(each.about, each.recipient or AnonymousUser()))
    return perf_counter() - start
