"""The filters as the page draws them: groups of values with their numbers, and chips for what is on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from councils.enums import Nation
from councils.models import Organisation
from projects.enums import Phase
from projects.models import Service, ServiceGroup
from search import facets
from search.parameters import without
from search.port import Query, Results

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    """A value of a filter, and how many projects it finds."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    """A filter with its values; `is_open` says that it is not folded."""

    name: str
    label: str
    options: list[Option]
    is_open: bool = False

    @property
    def chosen(self) -> list[Option]:
        """The values that are on."""
        return [option for option in self.options if option.chosen]

    def as_select(self) -> SafeString:
        """The values as the options of a select: there may be hundreds, which a template takes its time to draw."""
        drawn = (
            f'<option value="{escape(each.value)}"{" selected" if each.chosen else ""}>{escape(each.label)}'
            f" ({each.count})</option>"
            for each in self.options
        )
        return mark_safe("\n".join(drawn))  # noqa: S308 - each piece is escaped


@dataclass(frozen=True)
class Chip:
    """A value that is on, and where to go to take it off."""

    label: str
    url: str


def groups(query: Query, results: Results) -> list[Group]:
    """Give all filters, in three queries. Those with few values show all of them, the others what finds something."""
    phases = {phase.value: str(phase.label) for phase in Phase}
    origins = {facets.COUNCILS: _("Posted or taken on by councils"), facets.RECORDS: _("From public records")}
    return [
        _group(query, results, facets.PHASE, _("Phase"), phases, is_open=True),
        _group(query, results, facets.HELP, _("Help wanted"), {facets.WANTED: _("Looking for help")}, is_open=True),
        _found_only(_group(query, results, facets.SERVICE, _("Service"), _service_groups())),
        _found_only(_group(query, results, facets.ABOUT, _("Which service exactly"), _services(query), is_open=True)),
        _found_only(_group(query, results, facets.COUNCIL, _("Council"), _councils(query, results))),
        _found_only(
            _group(query, results, facets.NATION, _("Nation"), {nation.value: str(nation.label) for nation in Nation})
        ),
        _group(query, results, facets.ORIGIN, _("Where it comes from"), origins),
    ]


def chips(query: Query, drawn: Iterable[Group]) -> list[Chip]:
    """Give a chip for each value that is on."""
    return [Chip(option.label, without(query, group.name, option.value)) for group in drawn for option in group.chosen]


def _group(query: Query, results: Results, name: str, label: str, labels: Labels, *, is_open: bool = False) -> Group:
    chosen = query.filters.get(name, frozenset())
    counts = results.counts[name]
    options = [Option(value, words, counts.get(value, 0), value in chosen) for value, words in labels.items()]
    return Group(name, label, options, is_open=is_open or bool(chosen))


def _found_only(group: Group) -> Group:
    options = [option for option in group.options if option.count or option.chosen]
    return Group(group.name, group.label, options, group.is_open)


def _service_groups() -> Labels:
    return dict(ServiceGroup.objects.values_list("slug", "name"))


def _services(query: Query) -> Labels:
    """The services of the groups that were chosen, and those that were chosen themselves."""
    chosen = {name: query.filters.get(name, frozenset()) for name in (facets.SERVICE, facets.ABOUT)}
    in_them = Q(group__slug__in=chosen[facets.SERVICE]) | Q(slug__in=chosen[facets.ABOUT])
    return dict(Service.objects.filter(in_them).values_list("slug", "name"))


def _councils(query: Query, results: Results) -> Labels:
    """The organisations of today of which there is work; an ended one only where it was chosen."""
    chosen = query.filters.get(facets.COUNCIL, frozenset())
    shown = Organisation.objects.current().filter(slug__in=results.counts[facets.COUNCIL].keys())
    return dict((shown | Organisation.objects.filter(slug__in=chosen)).values_list("slug", "short_name"))
