"""What a question names that is a filter as well: a council, nation, service or phase. It is offered, never done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from councils.enums import Nation
from councils.models import Organisation, Succession
from projects.enums import Phase
from projects.models import Service, ServiceGroup
from search import facets, parameters
from search.enums import Origin
from search.facets import Counts
from search.language.words import SMALL, Word, stems_of, words_of
from search.query import Query
from search.understanding import Said, Understood

MOST = 4
FIXED = [*((facets.PHASE, phase) for phase in Phase), *((facets.NATION, nation) for nation in Nation)]


@dataclass(frozen=True)
class Offer:
    """A filter for some words of a question: how it is said, and the address with it instead of the words."""

    label: str
    url: str


@dataclass(frozen=True)
class _Named:
    """The value of a filter that words name."""

    facet: str
    value: str
    label: str
    words: tuple[Word, ...]


def offers(query: Query, understood: Understood, counts: Counts) -> list[Offer]:
    """Give the filters that the words name, of those under which something was found and that are not on yet.

    Of each filter it is what the longest name means; in five queries at most.
    """
    named = [*_fixed(understood.words), *_in_tables(understood.said)]
    there = [each for each in named if _is_new(each, query, counts)]
    longest = {each.facet: each.words for each in sorted(there, key=lambda each: len(each.words))}
    told = {(each.facet, each.value): each for each in there if each.words == longest[each.facet]}
    return [_offer(each, query, understood.meant) for each in list(told.values())[:MOST]]


def _is_new(named: _Named, query: Query, counts: Counts) -> bool:
    return bool(counts[named.facet].get(named.value)) and not query.filters.get(named.facet)


def _offer(named: _Named, query: Query, meant: str) -> Offer:
    filters = {**query.filters, named.facet: frozenset({named.value})}
    rest = replace(query, words=_without(meant, named.words), filters=filters, page=1)
    return Offer(named.label, parameters.address(rest, sort=parameters.default_sort(rest.words)))


def _without(text: str, words: Sequence[Word]) -> str:
    """The text without these words, and without the small ones before them: "parking in Leeds" is left as "parking"."""
    before = [word for word in words_of(text) if word.end <= words[0].start]
    start = words[0].start
    while before and before[-1].plain in SMALL:
        start = before.pop().start
    return " ".join(f"{text[:start]} {text[words[-1].end :]}".split())


def _fixed(words: Sequence[Word]) -> Iterator[_Named]:
    """The phases and nations that are named."""
    stems = [word.stem for word in words]
    for facet, value in FIXED:
        name = stems_of(str(value.label))
        for start in range(len(stems) - len(name) + 1):
            if stems[start : start + len(name)] == name:
                said = _place(value.label) if facet == facets.NATION else str(value.label)
                yield _Named(facet, value.value, said, tuple(words[start : start + len(name)]))


def _in_tables(said: Iterable[Said]) -> Iterator[_Named]:
    """The councils and services that are named; of councils that have ended, those of today."""
    by_origin: dict[str, list[Said]] = {origin: [] for origin in Origin}
    for each in said:
        by_origin[each.phrase.origin].append(each)
    yield from _councils(by_origin[Origin.REGISTER])
    yield from _services(facets.ABOUT, by_origin[Origin.SERVICE], Service)
    yield from _services(facets.SERVICE, by_origin[Origin.GROUP], ServiceGroup)


def _councils(said: Sequence[Said]) -> Iterator[_Named]:
    if not said:
        return
    succession = Succession.load()
    today = {each.phrase.of: succession.today(each.phrase.of) for each in said}
    names = Organisation.objects.in_bulk({pk for those in today.values() for pk in those})
    for each in said:
        for council in (names[pk] for pk in sorted(today[each.phrase.of]) if pk in names):
            yield _Named(facets.COUNCIL, council.slug, _place(council.short_name), each.words)


def _services(facet: str, said: Sequence[Said], model: type[Service] | type[ServiceGroup]) -> Iterator[_Named]:
    if not said:
        return
    rows: Mapping[int, Service | ServiceGroup] = model._default_manager.in_bulk({each.phrase.of for each in said})
    for each in said:
        if row := rows.get(each.phrase.of):
            yield _Named(facet, row.slug, row.name, each.words)


def _place(name: str) -> str:
    return _("in %(place)s") % {"place": name}
