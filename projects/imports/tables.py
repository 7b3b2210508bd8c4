"""The tables of `projects/data/`: service groups, words for them in sources, and bodies that are no councils."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from councils.enums import Kind
from councils.naming import plain

DATA = Path(__file__).parents[1] / "data"
REAL_PROJECTS = DATA / "real-projects.jsonl"


@dataclass(frozen=True)
class Group:
    """A service group as the site opens with it; editors may change it later."""

    slug: str
    name: str
    words: str
    order: int


@dataclass(frozen=True)
class Service:
    """A service as the site opens with it; `group` is the slug of its group. Editors may change it later."""

    slug: str
    name: str
    group: str
    lgsl: list[int]
    words: str


@dataclass(frozen=True)
class Place:
    """Where work has its place: the slugs of its service group and of the services that it concerns."""

    group: str
    services: tuple[str, ...]


@dataclass(frozen=True)
class Body:
    """An organisation that is no council: its name, what it is, and how it is called for short."""

    name: str
    kind: Kind
    short_name: str = ""


def service_groups() -> list[Group]:
    """The service groups that the site opens with."""
    return [Group(row["slug"], row["name"], row["words"], int(row["order"])) for row in _rows("service_groups.csv")]


def services() -> list[Service]:
    """The services that the site opens with."""
    return [
        Service(row["slug"], row["name"], row["group"], [int(number) for number in row["lgsl"].split()], row["words"])
        for row in _rows("services.csv")
    ]


@cache
def source_services() -> dict[str, Place]:
    """What the sources call a service, and the place of such work where nobody has looked closer."""
    return {row["service"]: Place(row["group"], tuple(row["services"].split())) for row in _rows("source_services.csv")}


@cache
def entry_services() -> dict[str, tuple[str, ...]]:
    """The services, by their slugs, of the entries that concern others than their word says; by the entry's key."""
    return {row["id"]: tuple(row["services"].split()) for row in _rows("entry_services.csv")}


def body_named(name: str) -> Body:
    """What is known of a body of this name; of one that is not in the table, only that it is some organisation."""
    return _bodies().get(plain(name), Body(name, Kind.OTHER))


@cache
def _bodies() -> dict[str, Body]:
    bodies = [Body(row["name"], Kind(row["kind"]), row["short_name"]) for row in _rows("bodies.csv")]
    return {plain(name): body for body in bodies for name in (body.name, body.short_name) if name}


def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
