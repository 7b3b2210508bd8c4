"""Short ways to ask search."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from projects.models import Source
from search.enums import Sort
from search.finding import Results, find
from search.query import Query
from tests.projects.factories import ProjectFactory, in_step

VISITOR = AnonymousUser()


def search(words="", *, reader=VISITOR, sort=None, page=1, size=20, kind="project", correct=True, **filters) -> Results:
    """Filters are given by name, a value or several; `origin` is the one named "from"."""
    chosen = {"from" if name == "origin" else name: frozenset(_several(value)) for name, value in filters.items()}
    order = sort or (Sort.MATCH if words else Sort.NEWEST)
    return find(Query(reader, words, kind, chosen, order, page, size, correct))


def titles(words="", **asked) -> list[str]:
    """The titles of what says all that was asked."""
    found = search(words, **asked)
    return [str(getattr(hit.thing, "title", hit.thing)) for hit in found.hits] if found.complete else []


def close(words, **asked) -> list[str]:
    """The titles of what says a part of it."""
    found = search(words, **asked)
    return [str(hit.thing) for hit in (found.close if found.complete else found.hits)]


def record(title="From a report", *, year=None, themes=(), lead_said="", **project):
    """An unclaimed entry from public records, dated as the import dates it."""
    entry = ProjectFactory(title=title, unclaimed=True, dated_on=date(year, 1, 1) if year else None, **project)
    Source.objects.filter(project=entry).update(year=year, themes=list(themes), lead=lead_said)
    in_step(entry)
    return entry


def _several(value):
    return [value] if isinstance(value, str) else value
