"""A query as an address, and back: `/projects/?q=bins&phase=alpha&phase=beta&sort=title&page=2`.

Values that mean nothing are passed over: no address is an error.
"""

from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from councils.enums import Kind as OrganisationKind
from councils.enums import Nation, Region
from councils.models import Organisation, find_by_name
from councils.people import Anyone
from kit.documents import kinds
from projects.documents.project import COUNCILS, RECORDS, WANTED
from projects.enums import Budget, Licence, OutputKind, Phase, State
from projects.models import Service, ServiceGroup
from search import facets
from search.enums import Sort, Within
from search.language.words import LONGEST, cut
from search.query import PROJECT, Query

MOST_DIGITS = 9
AS_TYPED = "as-typed"


def read(given: QueryDict, reader: Anyone, kind: str = "") -> Query:
    """Read what an address asks for; `kind` where the path says it."""
    words = cut(given.get("q", ""))
    filters = {name: frozenset(cut(value) for value in given.getlist(name)) for name in facets.NAMES}
    return Query(
        reader=reader,
        words=words,
        kind=kind or _kind(given.get(facets.KIND, "")),
        filters={name: _known(name, values) for name, values in filters.items()},
        sort=_sort(given.get("sort", ""), words),
        page=_page(given.get("page", "")),
        correct=AS_TYPED not in given,
    )


def is_cut(given: QueryDict) -> bool:
    """Whether more was typed than is looked for."""
    return len(" ".join(given.get("q", "").split())) > LONGEST


def address(query: Query, **changes: Any) -> str:
    """Give the address of a query, with changes; defaults are left out."""
    query = replace(query, **changes)
    pairs = QueryDict(mutable=True)
    if query.words:
        pairs["q"] = query.words
    if query.kind != PROJECT:
        pairs[facets.KIND] = query.kind
    for name in facets.NAMES:
        pairs.setlist(name, sorted(query.filters.get(name, ())))
    if query.sort != default_sort(query.words):
        pairs["sort"] = query.sort.value
    if query.page > 1:
        pairs["page"] = str(query.page)
    if not query.correct and query.words:
        pairs[AS_TYPED] = "yes"
    path = reverse("search:projects" if query.kind == PROJECT else "search:search")
    return f"{path}?{pairs.urlencode()}".rstrip("?")


def files(query: Query) -> dict[str, str]:
    """Give the addresses at which all that is found is a file or a feed, by the name of its format."""
    asked = address(query, page=1).partition("?")[2]
    return {name: f"{reverse(f'search:{name}')}?{asked}".rstrip("?") for name in ("csv", "json", "atom")}


def has_unanswered(given: QueryDict) -> bool:
    """Whether an address says of a filter or of the order that it is left open, as a browser sends the form."""
    return any("" in given.getlist(name) for name in (*facets.NAMES, "sort"))


def without(query: Query, name: str, value: str) -> str:
    """Give the address of a query without one of the values that were chosen."""
    return address(query, filters={**query.filters, name: query.filters[name] - {value}}, page=1)


def default_sort(words: str) -> Sort:
    """The order where nothing else was chosen."""
    return Sort.MATCH if words else Sort.NEWEST


def _kind(value: str) -> str:
    return value if value in dict(kinds.items()) else PROJECT


def _known(name: str, values: frozenset[str]) -> frozenset[str]:
    values -= {""}
    if not values:
        return values
    if name == facets.SERVICE:
        return frozenset(ServiceGroup.objects.filter(slug__in=values).values_list("slug", flat=True))
    if name == facets.ABOUT:
        return frozenset(Service.objects.filter(slug__in=values).values_list("slug", flat=True))
    if name == facets.COUNCIL:
        return frozenset(slug for slug in map(_council, sorted(values)[:1]) if slug)
    if name == facets.TECHNOLOGY:
        return frozenset(sorted(value.casefold() for value in values)[:MOST_TECHNOLOGIES])
    return values & CODES[name]


def _council(value: str) -> str | None:
    """The slug of the organisation with this slug, id or name."""
    found = Organisation.objects.filter(slug=value).first()
    if not found and value.isdecimal() and len(value) <= MOST_DIGITS:
        found = Organisation.objects.filter(pk=int(value)).first()
    found = found or find_by_name(value)
    return found.slug if found else None


def _sort(value: str, words: str) -> Sort:
    known = value in Sort.values and (words or value != Sort.MATCH)
    return Sort(value) if known else default_sort(words)


def _page(value: str) -> int:
    is_number = value.isdecimal() and len(value) <= MOST_DIGITS
    return max(1, int(value)) if is_number else 1


MOST_TECHNOLOGIES = 20
CODES = {
    facets.PHASE: frozenset(Phase.values),
    facets.STATE: frozenset(State.values),
    facets.HELP: frozenset({WANTED}),
    facets.TYPE: frozenset(OrganisationKind.values),
    facets.NATION: frozenset(Nation.values),
    facets.REGION: frozenset(Region.values),
    facets.OUTPUT: frozenset(OutputKind.values),
    facets.LICENCE: frozenset(Licence.values),
    facets.BUDGET: frozenset(Budget.values),
    facets.CONFIRMED: frozenset(Within.values),
    facets.ORIGIN: frozenset({COUNCILS, RECORDS}),
}
