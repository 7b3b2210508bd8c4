"""Whether the time of an answer tells that an address has an account: known and unknown ones in turn, at each door."""

from collections.abc import Callable, Iterator
from itertools import count
from statistics import median
from time import perf_counter

from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from benchmarks.data import PASSWORD
from benchmarks.figure import Figure

TRIES = 200
# Milliseconds that the medians may differ.
BAR = 20.0
KNOWN = "officer0@bench.example"

Fields = Callable[[str], dict[str, str]]
DOORS: dict[str, tuple[str, Fields]] = {
    "password": ("/sign-in/", lambda email: {"login": email, "password": f"not {PASSWORD}"}),
    "one-time code": ("/sign-in/code/", lambda email: {"email": email}),
    "reset": ("/password/reset/", lambda email: {"email": email}),
    "sign-up": ("/sign-up/", lambda email: {"name": "Sam Field", "email": email, "password1": PASSWORD}),
}


def figures() -> Iterator[Figure]:
    """Give, for each door, by how much the medians differ."""
    addresses = (f"nobody{number}@bench.example" for number in count())
    with override_settings(MIDDLEWARE=_without_limits()):
        for name, (path, fields) in DOORS.items():
            known, unknown = _medians(path, fields, addresses)
            yield Figure(f"{name}: known", known, "ms")
            yield Figure(f"{name}: known and unknown differ by", abs(known - unknown), "ms", BAR)


def _without_limits() -> list[str]:
    """The limits would answer after the fifth try, and they count both kinds alike."""
    return [each for each in settings.MIDDLEWARE if each != "councils.middleware.LimitMiddleware"]


def _medians(path: str, fields: Fields, addresses: Iterator[str]) -> tuple[float, float]:
    """Try each kind in turn, so that what slows the machine slows both; milliseconds."""
    known, unknown = [], []
    for _try in range(TRIES):
        known.append(_time(path, fields(KNOWN)))
        unknown.append(_time(path, fields(next(addresses))))
    return median(known), median(unknown)


def _time(path: str, fields: dict[str, str]) -> float:
    """Send the form in a browser of its own, and take back what it wrote."""
    client = Client(headers={"host": "localhost"})
    with transaction.atomic():
        start = perf_counter()
        response = client.post(path, fields)
        took = perf_counter() - start
        transaction.set_rollback(True)
    if response.status_code not in {200, 302}:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return took * 1000
