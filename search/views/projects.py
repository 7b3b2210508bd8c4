"""The list of projects: words, filters, counts, pages. All by GET; every state is an address."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activity.shared import shared
from councils.standing import standing_of
from kit.access import anyone, page
from search import filters, parameters
from search.enums import Sort
from search.port import PAGE_SIZE, Hit, Query, Results, engine


@page(anyone)
def projects(request: HttpRequest) -> HttpResponse:
    """Find projects, or see what comes near where there are none."""
    query = parameters.read(request.GET, request.user)
    if parameters.has_unanswered(request.GET):
        return redirect(parameters.address(query))
    # What somebody may see follows from where they stand; the links to other pages repeat the whole address.
    standing = standing_of(request.user)
    drawn = shared("found", request.get_full_path(), standing, make=partial(_draw, request, query))
    return render(request, "search/projects.html", {"query": query, **drawn})


def heading(query: Query, total: int, *, filtered: bool = False) -> str:
    """Say what was found: "7 projects about “missed bins”"."""
    words = {"count": total, "words": query.words}
    if query.words and total:
        return ngettext("%(count)d project about “%(words)s”", "%(count)d projects about “%(words)s”", total) % words
    if query.words:
        return _("No projects about “%(words)s”") % words
    if total:
        return ngettext("%(count)d project", "%(count)d projects", total) % words
    return _("No projects with these filters") if filtered else _("No projects yet")


def why(hit: Hit) -> str:
    """Say where the words were found: "Matches: Title and summary"."""
    if not hit.found_in:
        return ""
    places = get_text_list([str(label) for label in hit.found_in], _("and"))
    return _("Matches: %(places)s") % {"places": capfirst(places)}


@dataclass(frozen=True)
class Offer:
    """Other words, where they lead, and how many projects they find."""

    words: str
    url: str
    count: int


def _draw(request: HttpRequest, query: Query) -> dict[str, str]:
    """Give the title of the page and what stands below the search box."""
    results = engine().search(query)
    groups = filters.groups(query, results)
    chips = filters.chips(query, groups)
    context = {
        "query": query,
        "heading": heading(query, results.total, filtered=bool(chips)),
        "groups": groups,
        "chips": chips,
        "unfiltered": parameters.address(query, filters={}, page=1),
        **(_found(query, results) if results.total else _nearest(query)),
    }
    template = "search/parts/found.html" if results.total else "search/parts/nothing.html"
    return {"title": _title(context), "found": render_to_string(template, context, request)}


def _title(context: dict[str, Any]) -> str:
    """The heading, with the page that is shown: "133 projects, page 2 of 7"."""
    shown: Page[int] | None = context.get("page")
    if shown is None or shown.number == 1:
        return str(context["heading"])
    words = {"heading": context["heading"], "number": shown.number, "last": shown.paginator.num_pages}
    return _("%(heading)s, page %(number)s of %(last)s") % words


def _found(query: Query, results: Results) -> dict[str, Any]:
    default = parameters.default_sort(query.words)
    sorts = [sort for sort in Sort if query.words or sort != Sort.MATCH]
    return {
        "hits": [(hit, why(hit)) for hit in results.hits],
        "page": _page(results),
        "sorts": [("" if sort == default else sort.value, sort.label, sort == query.sort) for sort in sorts],
    }


def _page(results: Results) -> Page[int]:
    return Paginator(range(results.total), PAGE_SIZE).page(results.page)


def _nearest(query: Query) -> dict[str, Any]:
    if not query.words:
        return {}
    nearest = engine().nearest(query)
    offers = [
        Offer(words, parameters.address(query, words=words, filters={}, page=1), count)
        for words, count in nearest.fewer.items()
    ]
    return {"offers": offers, "closest": nearest.closest}
