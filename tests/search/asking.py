"""Short ways to ask the engine."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from projects.models import Source
from search.enums import Sort
from search.port import Query, Results, engine
from tests.projects.factories import ProjectFactory

VISITOR = AnonymousUser()


def search(words="", *, reader=VISITOR, sort=None, page=1, size=20, **filters) -> Results:
    """Filters are given by name, a value or several; `origin` is the one named "from"."""
    chosen = {"from" if name == "origin" else name: frozenset(_several(value)) for name, value in filters.items()}
    order = sort or (Sort.MATCH if words else Sort.NEWEST)
    return engine().search(Query(reader=reader, words=words, filters=chosen, sort=order, page=page, size=size))


def titles(words="", **asked) -> list[str]:
    return [hit.project.title for hit in search(words, **asked).hits]


def nearest(words, *, reader=VISITOR):
    return engine().nearest(Query(reader=reader, words=words))


def record(title="From a report", *, year=None, themes=(), lead_said="", **project):
    """An unclaimed entry from public records, dated as the import dates it."""
    entry = ProjectFactory(title=title, unclaimed=True, dated_on=date(year, 1, 1) if year else None, **project)
    Source.objects.filter(project=entry).update(year=year, themes=list(themes), lead=lead_said)
    return entry


def _several(value):
    return [value] if isinstance(value, str) else value
