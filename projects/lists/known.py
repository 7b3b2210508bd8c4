"""What is known of a council's projects before a list is read: in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from councils.models import Organisation, User
from projects.lists.columns import flat
from projects.models import Project, Version
from projects.models.project_queries import ProjectQuerySet
from projects.models.record import PARTS, Says, says_of


@dataclass(frozen=True)
class KnownProject:
    """A project of the council: the number of its version, and what it says, by the names of columns."""

    project: Project
    version: int
    says: Says


def projects_of_list(council: Organisation, by: User) -> ProjectQuerySet:
    """The projects that the council leads and this person may see; not the entries that nobody has claimed."""
    return Project.objects.visible_to(by).from_councils().filter(lead=council).order_by("pk")


def known_projects(council: Organisation, by: User, *, lock: bool = False) -> list[KnownProject]:
    """Those of the list, with what they say now; `lock` keeps others from changing them in this transaction."""
    newest = Version.objects.filter(project=OuterRef("pk")).values("number")[:1]
    rows = projects_of_list(council, by).annotate(newest=Subquery(newest)).prefetch_related(*PARTS)
    projects: Iterable[Any] = rows.select_for_update(of=("self",)) if lock else rows
    return [KnownProject(each, each.newest or 1, flat(says_of(each), published=not each.is_draft)) for each in projects]


def by_title(known: Iterable[KnownProject]) -> dict[str, list[KnownProject]]:
    """Those projects by their titles, in any case."""
    titles: dict[str, list[KnownProject]] = defaultdict(list)
    for each in known:
        titles[alike(each.project.title)].append(each)
    return titles


def alike(title: str) -> str:
    """The title without regard to case and spaces."""
    return " ".join(title.casefold().split())


def versions_of(numbers: dict[int, int]) -> dict[int, Says]:
    """What these projects (ids) said in the version of that number; nothing of one that was erased."""
    rows = Version.objects.filter(project__in=numbers, number__in=set(numbers.values()))
    return {row.project_id: row.says for row in rows if numbers[row.project_id] == row.number}
