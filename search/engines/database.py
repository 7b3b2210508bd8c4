"""The plain engine: reads what the reader may see from the database, and looks for the words in Python.

It needs nothing installed and nothing kept in step, and finds the same on every database. A search reads the text of
all projects that the reader may see: right for some thousand of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from kit.documents import readers
from projects.models import Project
from projects.models.project_queries import ProjectQuerySet
from search import facets, matching
from search.engines.listing import in_order, read_entries
from search.matching import Match
from search.port import Hit, Nearest, Query, Results
from search.words import Term, mark, terms_of

CLOSEST = 3
OFFERS = 3


class DatabaseEngine:
    """See `search.port.Engine`."""

    def search(self, query: Query) -> Results:
        """Give one page of what was found; a page beyond the last gives the last."""
        visible = _visible(query)
        terms = terms_of(query.words)
        matches = _matches(visible, terms)
        complete = {pk for pk, match in matches.items() if match.is_complete(terms)}
        entries = read_entries(visible) if complete or not terms else []
        found = [entry for entry in entries if not terms or entry.pk in complete]
        listed = [entry for entry in found if facets.passes(entry.facts, query.filters)]
        counts = facets.count([entry.facts for entry in found], query.filters)
        page = _page_within(query, len(listed))
        start = (page - 1) * query.size
        shown = in_order(listed, query.sort, matches)[start : start + query.size]
        return Results(_hits(visible, [entry.pk for entry in shown], matches, terms), len(listed), page, counts)

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


def _page_within(query: Query, total: int) -> int:
    last = -(-total // query.size) if query.size else 1
    return max(1, min(query.page, last))


def _hits(
    visible: ProjectQuerySet, shown: Sequence[int], matches: dict[int, Match], terms: Sequence[Term]
) -> tuple[Hit, ...]:
    projects = visible.for_cards().in_bulk(shown)
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
