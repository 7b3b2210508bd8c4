"""A search as it is saved: its address, without the order and the page."""

from dataclasses import replace

from django.http import QueryDict
from django.urls import reverse

from councils.people import Anyone
from search import facets, parameters
from search.query import Query

KIND = "search"


def about_of(query: Query) -> str:
    """What is saved of a search: as much of its address as says what is looked for."""
    plain = replace(query, sort=parameters.default_sort(query.words), page=1)
    return parameters.address(plain).partition("?")[2]


def query_of(about: str, reader: Anyone) -> Query:
    """The search that was saved, for a reader. What was chosen and is known no more finds nothing: leaving it out would
    find more than was asked for."""
    given = QueryDict(about)
    query = parameters.read(given, reader)
    filters = {name: query.filters[name] or frozenset(filter(None, given.getlist(name))) for name in facets.NAMES}
    return replace(query, filters=filters)


def link_of(about: str) -> str:
    """The path of the page of search with it."""
    return f"{reverse('search:search')}?{about}".rstrip("?")


def save_at(query: Query) -> str:
    """The path of the page where it is saved."""
    return f"{reverse('search:save')}?{about_of(query)}".rstrip("?")
