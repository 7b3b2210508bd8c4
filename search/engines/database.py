"""The plain engine: finds by the postings of the index, and looks for words in Python.

It needs nothing installed, and finds the same on every database. A search by words reads the text of all projects that
the reader may see: right for some thousand of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from kit.documents import readers
from projects.models import Project
from projects.models.project_queries import ProjectQuerySet
from search import facets, matching
from search.bits import bits_of, within
from search.board import Board
from search.enums import Sort
from search.matching import Match
from search.models import Entry
from search.models.entry import ORDERS
from search.port import Hit, Nearest, Query, Results
from search.words import Term, mark, terms_of

CLOSEST = 3
OFFERS = 3
NOTHING = Results((), 0, 1, {name: {} for name in facets.NAMES})


class DatabaseEngine:
    """See `search.port.Engine`."""

    def search(self, query: Query) -> Results:
        """Give one page of what was found; a page beyond the last gives the last."""
        visible = _visible(query)
        terms = terms_of(query.words)
        matches = _matches(visible, terms)
        complete = _complete(matches, terms)
        if terms and not complete:
            return NOTHING
        board = Board.load(query.reader)
        found = board.visible & bits_of(complete) if terms else board.visible
        listed = facets.passing(found, board.postings, query.filters)
        page = _page_within(query, listed.bit_count())
        shown = _shown(query, listed, page, matches)
        return Results(
            hits=_hits(visible, shown, matches, terms),
            total=listed.bit_count(),
            page=page,
            counts=facets.count(found, board.postings, query.filters),
        )

    def nearest(self, query: Query) -> Nearest:
        """Give what comes near the words of a query that finds nothing, whatever its filters."""
        visible = _visible(query)
        terms = terms_of(query.words)
        matches = _matches(visible, terms)
        closest = sorted(matches, key=lambda pk: (matches[pk].score, pk), reverse=True)[:CLOSEST]
        return Nearest(_fewer(terms, matches.values()), _hits(visible, closest, matches, terms))


def _visible(query: Query) -> ProjectQuerySet:
    return Project.objects.visible_to(query.reader).published()


def _matches(visible: ProjectQuerySet, terms: Sequence[Term]) -> dict[int, Match]:
    """The projects in which at least one of the words was found."""
    if not terms:
        return {}
    read = readers["project"]
    found = ((document.pk, matching.match(document, terms)) for document in read(visible))
    return {pk: match for pk, match in found if match}


def _complete(matches: dict[int, Match], terms: Sequence[Term]) -> list[int]:
    return [pk for pk, match in matches.items() if match.is_complete(terms)]


def _shown(query: Query, listed: int, page: int, matches: dict[int, Match]) -> list[int]:
    """The ids of one page of those listed, in their order."""
    if not query.size:
        return []
    ordered = Entry.objects.order_by(*ORDERS[query.sort]).values_list("pk", flat=True)
    order: Iterable[int] = within(listed, ordered.iterator(chunk_size=query.size * 5))
    if query.sort == Sort.MATCH and matches:
        order = sorted(order, key=lambda pk: matches[pk].score, reverse=True)
    start = (page - 1) * query.size
    return list(islice(order, start, start + query.size))


def _page_within(query: Query, total: int) -> int:
    last = -(-total // query.size) if query.size else 1
    return max(1, min(query.page, last))


def _hits(
    visible: ProjectQuerySet, shown: Sequence[int], matches: dict[int, Match], terms: Sequence[Term]
) -> tuple[Hit, ...]:
    projects = visible.for_cards().in_bulk(shown) if shown else {}
    return tuple(_hit(projects[pk], matches.get(pk), terms) for pk in shown if pk in projects)


def _hit(project: Project, match: Match | None, terms: Sequence[Term]) -> Hit:
    labels = match.labels if match else ()
    return Hit(project, mark(project.title, terms), mark(project.summary, terms), labels)


def _fewer(terms: Sequence[Term], matches: Iterable[Match]) -> dict[str, int]:
    """The largest parts of the query that find something, each with how many projects it finds."""
    sets = [match.words for match in matches]
    offers = sorted(Counter(sets), key=lambda words: (-len(words), -sum(words <= each for each in sets)))
    return {
        " ".join(term.word for term in terms if term.word in words): sum(words <= each for each in sets)
        for words in offers[:OFFERS]
    }
