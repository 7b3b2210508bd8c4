"""Pages as the site answers them: the first time, to somebody whom it knows, and to visitors; time and queries.

The first time nothing of a page was there (`activity/shared.py`); whoever has a cookie of ours shares parts of it with
others, visitors the whole. Each is held against a plain page of Wagtail's in the same base template, read in the same
way. Time is that of the site's own code.
"""

from collections.abc import Iterator, Mapping
from statistics import median
from time import perf_counter

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.figure import Figure
from projects.models import Project

ROUNDS = 200
PLAIN = "a page of text (Wagtail, one RichText body)"
PLAIN_ADDRESS = "/about/"
# How many times the plain page each may take at most, and what share of its own time once it is kept whole.
BARS = {"a project": 1.5, "20 of 10,000 projects": 2.0}
KEPT = 0.2

Times = Mapping[str, float]


def figures() -> Iterator[Figure]:
    """Give the medians of each page, its ratio to the plain one, and its queries."""
    addresses = _addresses()
    visitors = Client(headers={"host": "localhost"})
    # Whoever sends a cookie of ours is no visitor of whom nothing is known.
    known = Client(headers={"host": "localhost", "cookie": f"{settings.CSRF_COOKIE_NAME}=none"})
    first = _medians(known, addresses, anew=True)
    again, whole = _medians(known, addresses), _medians(visitors, addresses)
    for what, address in addresses.items():
        for how, took in {"the first time": first, "to somebody known": again, "to visitors": whole}.items():
            yield Figure(f"{what}, {how}", took[what] * 1000, "ms")
            if what != PLAIN:
                bar = BARS.get(what) if took is not first else None
                yield Figure(f"{what}, {how}: against the plain page", took[what] / took[PLAIN], "times", bar)
        yield Figure(f"{what}: kept whole, against the first time", whole[what] / first[what], "times", KEPT)
        caches["template_fragments"].clear()
        yield Figure(f"{what}, the first time: queries", _queries(known, address), "")
        yield Figure(f"{what}, to somebody known: queries", _queries(known, address), "")


def _addresses() -> Mapping[str, str]:
    full = Project.objects.filter(updates__isnull=False, pledges__isnull=False, partnerships__isnull=False)
    listed = reverse("search:projects")
    return {
        PLAIN: PLAIN_ADDRESS,
        "a project": full.order_by("pk")[0].get_absolute_url(),
        "20 of 10,000 projects": listed,
        "20 of 10,000 projects, page 100": f"{listed}?page=100",
        "20 of 10,000 projects, filtered": f"{listed}?phase=alpha&nation=wales&help=wanted",
        "home": "/",
        "a council": Project.objects.order_by("-pk")[0].lead.get_absolute_url(),
    }


def _medians(client: Client, addresses: Mapping[str, str], *, anew: bool = False) -> Times:
    """Ask for each page in turn, again and again, so that what slows the machine slows all; seconds."""
    times: dict[str, list[float]] = {what: [] for what in addresses}
    for _round in range(ROUNDS):
        for what, address in addresses.items():
            if anew:
                caches["template_fragments"].clear()
            times[what].append(_time(client, address))
    return {what: median(some) for what, some in times.items()}


def _time(client: Client, address: str) -> float:
    start = perf_counter()
    response = client.get(address)
    took = perf_counter() - start
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return took


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
