"""Filing projects under what they are, so that the list is found without reading them all.

An immediate reader: what a project is filed under changes with it, in the transaction of the action that changed it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef

from activity.models import Event
from projects.enums import Happening, PartnershipState
from projects.models import Partnership, Project, Service
from projects.visibility import Facts, labels_of_project
from search import facets
from search.bits import bits_of, packed, unpacked
from search.models import Entry, Posting
from search.words import plain

# Labels of teams are left out: each would be a posting for one project, and a reader knows the teams that they are in.
TEAM = "team:"
LONGEST_TITLE = 200
AT_ONCE = 500
# What may change what a project is filed under, or in which order it stands. Of all else the list need not hear.
FILED_ANEW = frozenset(
    {
        Happening.PUBLISHED,
        Happening.CHANGED,
        Happening.MOVED,
        Happening.IMPORTED,
        Happening.REFRESHED,
        Happening.CLAIMED,
        Happening.ASSIGNED,
        Happening.HANDED_OVER,
        Happening.UPDATE_POSTED,
        Happening.PARTNER_INVITED,
        Happening.PARTNER_ACCEPTED,
        Happening.PARTNER_DECLINED,
        Happening.PARTNER_LEFT,
        Happening.PARTNER_ENDED,
    }
)
COLUMNS = ["values", "title", "posted", "dated_on", "confirmed_on"]

Value = tuple[str, str]


def hear(event: Event) -> None:
    """File anew the project that something happened to."""
    hear_all([event])


def hear_all(events: Sequence[Event]) -> None:
    """File anew the projects that something happened to."""
    projects = sorted({event.project for event in events if event.project})
    for start in range(0, len(projects), AT_ONCE):
        file(projects[start : start + AT_ONCE])


def file(projects: Collection[int]) -> None:
    """File these projects (ids) under what they are now. Call it in the transaction that changed them."""
    # Of two who change one project at once, the second reads what the first has changed.
    list(Project.objects.select_for_update().filter(pk__in=projects).order_by("pk").values_list("pk"))
    before = Entry.objects.in_bulk(projects)
    now = {entry.pk: entry for entry in _read(projects)}
    _move(before, now)
    Entry.objects.filter(pk__in=before.keys() - now.keys()).delete()
    Entry.objects.bulk_create(
        [entry for pk, entry in now.items() if pk not in before or _differs(before[pk], entry)],
        update_conflicts=True,
        unique_fields=["project"],
        update_fields=COLUMNS,
    )


def rebuild() -> int:
    """File every project anew, in one transaction, and give how many there are."""
    projects = list(Project.objects.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        Posting.objects.all().delete()
        Entry.objects.all().delete()
        for start in range(0, len(projects), AT_ONCE):
            file(projects[start : start + AT_ONCE])
    return len(projects)


def drift() -> int:
    """How many projects stand in the list and should not, or should and do not. What they say there is not compared."""
    filed = Entry.objects.filter(project=OuterRef("pk"))
    missing = Project.objects.published().filter(~Exists(filed)).order_by().count()
    return missing + Entry.objects.exclude(project__in=Project.objects.published().order_by()).count()


def _differs(one: Entry, other: Entry) -> bool:
    return any(getattr(one, column) != getattr(other, column) for column in COLUMNS)


def _move(before: Mapping[int, Entry], now: Mapping[int, Entry]) -> None:
    """Take projects out of the postings that they have left and into those that they have come to.

    Always in the same order, so that two who do so at once wait for each other and neither for ever.
    """
    left, come = _by_value(before.values()), _by_value(now.values())
    for value in sorted(left.keys() | come.keys()):
        if left[value] != come[value]:
            _post(value, left[value] - come[value], come[value] - left[value])


def _post(value: Value, left: set[int], come: set[int]) -> None:
    Posting.objects.bulk_create([Posting(facet=value[0], value=value[1])], ignore_conflicts=True)
    posting = Posting.objects.select_for_update().get(facet=value[0], value=value[1])
    posting.projects = packed(unpacked(posting.projects) & ~bits_of(left) | bits_of(come))
    posting.save(update_fields=["projects"])


def _by_value(entries: Iterable[Entry]) -> defaultdict[Value, set[int]]:
    by_value = defaultdict(set)
    for entry in entries:
        for facet, value in entry.values:
            by_value[facet, value].add(entry.pk)
    return by_value


def _read(projects: Collection[int]) -> list[Entry]:
    """The entries of those that are published, in three queries."""
    partners = defaultdict(list)
    for partnership in Partnership.objects.shown().filter(project__in=projects):
        partners[partnership.project_id].append(partnership)
    services = defaultdict(list)
    about = Service.objects.order_by().filter(projects__in=projects).values_list("projects", "slug")
    for project, slug in about:
        services[project].append(slug)
    published = Project.objects.published().filter(pk__in=projects).select_related("service_group").order_by()
    return [_entry(project, partners[project.pk], services[project.pk]) for project in published]


def _entry(project: Project, partners: list[Partnership], services: list[str]) -> Entry:
    values = [
        (facets.PHASE, project.phase),
        (facets.HELP, facets.WANTED if project.looks_for_help else ""),
        (facets.SERVICE, project.service_group.slug if project.service_group else ""),
        *((facets.ABOUT, slug) for slug in services),
        *((facets.BODY, str(body)) for body in {project.lead_id, *(each.organisation_id for each in partners)}),
        (facets.ORIGIN, facets.RECORDS if project.unclaimed else facets.COUNCILS),
        *((facets.LABEL, label) for label in _labels(project, partners) if not label.startswith(TEAM)),
    ]
    return Entry(
        project=project,
        values=sorted([facet, value] for facet, value in values if value),
        title=plain(project.title).strip()[:LONGEST_TITLE],
        posted=not project.unclaimed,
        dated_on=project.dated_on or date.min,
        confirmed_on=project.last_confirmed or date.min,
    )


def _labels(project: Project, partners: list[Partnership]) -> frozenset[str]:
    accepted = frozenset(each.organisation_id for each in partners if each.state == PartnershipState.ACCEPTED)
    return labels_of_project(Facts(project.pk, project.lead_id, accepted, project.audience, published=True))
