"""The page of search: words, kinds of things, filters, counts, pages. All by GET; every state is an address."""

from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from activity.shared import shared
from councils.standing import standing_of
from kit.access import anyone, page
from kit.documents import kinds
from kit.sharing import Sharing
from search import filters, misses, parameters
from search.enums import Sort
from search.facets import KIND
from search.finding import Hit, Results, find
from search.intent import offers
from search.language.words import LONGEST
from search.query import PAGE_SIZE, PROJECT, Query
from search.saved.about import save_at
from search.views.pace import keep_pace


@page(anyone)
def search(request: HttpRequest) -> HttpResponse:
    """Find things of any kind."""
    return _page(request, parameters.read(request.GET, request.user))


@page(anyone)
def projects(request: HttpRequest) -> HttpResponse:
    """Find projects: the same page, with its kind chosen."""
    return _page(request, parameters.read(request.GET, request.user, PROJECT))


def heading(query: Query, results: Results, *, filtered: bool = False) -> str:
    """Say what was found: "7 projects about “missed bins”"."""
    kind = kinds[query.kind]
    said = {"counted": kind.counted(results.total), "none": kind.none, "words": results.understood.meant}
    asks = bool(results.understood.question)
    if not results.total and asks:
        return _("%(none)s about “%(words)s”") % said
    if not results.total:
        return _("%(none)s with these filters") % said if filtered else _("%(none)s yet") % said
    if not asks:
        return str(said["counted"])
    return (_("%(counted)s about “%(words)s”") if results.complete else _("%(counted)s close to “%(words)s”")) % said


def why(hit: Hit) -> str:
    """Say where the words were found: "Matches: Title and summary"."""
    if not hit.found_in:
        return ""
    places = get_text_list([str(name) for name in hit.found_in], _("and"))
    return _("Matches: %(places)s") % {"places": capfirst(places)}


@dataclass(frozen=True)
class Tab:
    """A kind of thing, where it is, and how many were found."""

    label: str
    url: str
    count: int
    is_on: bool


@dataclass(frozen=True)
class Drawn:
    """A hit as its template draws it."""

    hit: Hit
    why: str
    template: str


def _page(request: HttpRequest, query: Query) -> HttpResponse:
    if parameters.has_unanswered(request.GET):
        return redirect(parameters.address(query))
    if query.words:
        keep_pace(request)
    # What somebody may see follows from where they stand; the links to other pages repeat the whole address.
    standing = standing_of(request.user)
    make = partial(_draw, request, query)
    drawn = shared("found", request.get_full_path(), standing, make=make, lasts=itemgetter("lasts"))
    if drawn["missed"]:
        misses.count(drawn["missed"])
    # What anybody types stands on the page of what is found: search engines are not to keep it as words of ours.
    sharing = Sharing(drawn["address"], is_indexed=not query.words)
    context = {"query": query, "files": parameters.files(query), "sharing": sharing, **drawn}
    response = render(request, "search/search.html", context)
    if not drawn["lasts"]:
        patch_cache_control(response, no_cache=True)
    return response


def _draw(request: HttpRequest, query: Query) -> dict[str, Any]:
    """Give the title and the address of the page, what stands below the search box, how the question was missed, if it
    was, and whether all that lasts until something happens."""
    results = find(query)
    groups = filters.groups(query, results)
    chips = filters.chips(query, groups)
    context = {
        "query": query,
        "results": results,
        "heading": heading(query, results, filtered=bool(chips)),
        "tabs": _tabs(query, results),
        "groups": groups,
        "chips": chips,
        "offers": offers(query, results.understood, results.counts),
        "unfiltered": parameters.address(query, filters={}, page=1),
        "longest": LONGEST if parameters.is_cut(request.GET) else None,
        "save_at": save_at(query),
        "as_typed": parameters.address(query, correct=False, page=1),
        "close": [_drawn(hit) for hit in results.close],
        **(_found(query, results) if results.total else _nothing(query, filtered=bool(chips))),
    }
    template = "search/parts/found.html" if results.total else "search/parts/nothing.html"
    return {
        "title": _title(context),
        "address": parameters.address(query, page=results.page),
        "found": render_to_string(template, context, request),
        "missed": misses.missed(query, results),
        "lasts": not results.in_its_place,
    }


def _title(context: dict[str, Any]) -> str:
    """The heading, with the page that is shown: "133 projects, page 2 of 7"."""
    shown: Page[int] | None = context.get("page")
    if shown is None or shown.number == 1:
        return str(context["heading"])
    words = {"heading": context["heading"], "number": shown.number, "last": shown.paginator.num_pages}
    return _("%(heading)s, page %(number)s of %(last)s") % words


def _tabs(query: Query, results: Results) -> list[Tab]:
    counts = results.counts[KIND]
    return [
        Tab(
            str(kind.label),
            parameters.address(query, kind=kind.name, page=1),
            counts.get(kind.name, 0),
            kind.name == query.kind,
        )
        for kind in sorted(kinds, key=lambda kind: kind.order)
        if counts.get(kind.name) or kind.name == query.kind
    ]


def _found(query: Query, results: Results) -> dict[str, Any]:
    default = parameters.default_sort(query.words)
    sorts = [sort for sort in Sort if query.words or sort != Sort.MATCH]
    return {
        "hits": [_drawn(hit) for hit in results.hits],
        "page": Paginator(range(results.total), PAGE_SIZE).page(results.page),
        "sorts": [("" if sort == default else sort.value, sort.label, sort == query.sort) for sort in sorts],
    }


def _drawn(hit: Hit) -> Drawn:
    return Drawn(hit, why(hit), kinds[hit.kind].template)


def _nothing(query: Query, *, filtered: bool) -> dict[str, Any]:
    """Where there is nothing: how much there is without filters."""
    if not filtered:
        return {}
    return {"without_filters": find(Query(query.reader, query.words, query.kind, size=0)).total}
