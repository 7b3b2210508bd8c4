"""A saved search in words: “Projects about “parking” in Wales that want help”."""

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from kit.documents import kinds
from search import facets
from search.filters import FILTERS
from search.finding import Results
from search.query import Query
from search.saved.about import query_of
from search.understanding import Understood


def words_of(about: str) -> str:
    """Say what it finds."""
    return said(query_of(about, AnonymousUser()))


def said(query: Query) -> str:
    """Say what a search finds: what can be said in the sentence, and the rest after it."""
    chosen = {name: values for name, values in query.filters.items() if values}
    in_turn = [*(name for name in SENTENCES if name in chosen), *(name for name in chosen if name not in SENTENCES)]
    start = str(kinds[query.kind].label)
    about = [_("about “%(words)s”") % {"words": query.words}] if query.words else []
    return " ".join([start, *about, *(_of_filter(name, query) for name in in_turn)])


def _of_filter(name: str, query: Query) -> str:
    values = get_text_list(list(_labels(name, query)), _("or"))
    if name in SENTENCES:
        return SENTENCES[name]() % {"values": values}
    return _("(%(filter)s: %(values)s)") % {"filter": str(FILTERS[name].label).lower(), "values": values}


def _labels(name: str, query: Query) -> Iterator[str]:
    """What the page calls the values; what is known no more is named as it stands in the address."""
    labels = FILTERS[name].labels(query, NOTHING_FOUND)
    for value in sorted(query.filters[name]):
        yield str(labels.get(value, value))


SENTENCES = {
    facets.PHASE: lambda: _("in %(values)s"),
    facets.SERVICE: lambda: _("for %(values)s"),
    facets.ABOUT: lambda: _("for %(values)s"),
    facets.COUNCIL: lambda: _("of %(values)s"),
    facets.REGION: lambda: _("in %(values)s"),
    facets.NATION: lambda: _("in %(values)s"),
    facets.HELP: lambda: _("that want help"),
}
# The labels of some filters depend on what was found.
NOTHING_FOUND = Results(Understood("", "", None), (), 0, 1, defaultdict(dict))
