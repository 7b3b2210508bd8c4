"""The filters as the page draws them: groups of values with their numbers, and chips for what is on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from councils.enums import Kind as OrganisationKind
from councils.enums import Nation, Region
from councils.models import Organisation
from projects.documents.project import COUNCILS, RECORDS, WANTED
from projects.enums import Budget, Licence, OutputKind, Phase, State
from projects.models import Service, ServiceGroup
from search import facets
from search.enums import Within
from search.finding import Results
from search.months import counted
from search.parameters import without
from search.query import PROJECT, Query

Labels = Mapping[str, object]


@dataclass(frozen=True)
class Option:
    """A value of a filter, and how many things it finds."""

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


@dataclass(frozen=True)
class Filter:
    """A filter: what it is called and what its values are. `whole` shows those, too, that find nothing."""

    label: object
    labels: Callable[[Query, Results], Labels]
    whole: bool = False
    is_open: bool = False


def groups(query: Query, results: Results) -> list[Group]:
    """Give the filters that say something of this kind of thing, in three queries."""
    drawn = [_group(name, each, query, results) for name, each in FILTERS.items()]
    return [group for group in drawn if any(option.count or option.chosen for option in group.options)]


def chips(query: Query, drawn: Iterable[Group]) -> list[Chip]:
    """Give a chip for each value that is on."""
    return [Chip(option.label, without(query, group.name, option.value)) for group in drawn for option in group.chosen]


def _group(name: str, what: Filter, query: Query, results: Results) -> Group:
    chosen = query.filters.get(name, frozenset())
    counts = results.counts[name]
    if name == facets.CONFIRMED:
        counts = counted(counts, timezone.localdate())
    values = what.labels(query, results).items()
    options = [Option(value, str(words), counts.get(value, 0), value in chosen) for value, words in values]
    if not (what.whole and query.kind == PROJECT):
        options = [option for option in options if option.count or option.chosen]
    return Group(name, str(what.label), options, is_open=what.is_open or bool(chosen))


def _always(labels: Iterable[tuple[str, object]]) -> Callable[[Query, Results], Labels]:
    known = {value: words for value, words in labels if value}
    return lambda query, results: known


def _service_groups(query: Query, results: Results) -> Labels:
    return dict(ServiceGroup.objects.values_list("slug", "name"))


def _services(query: Query, results: Results) -> Labels:
    """The services of the groups that were chosen, and those that were chosen themselves."""
    chosen = {name: query.filters.get(name, frozenset()) for name in (facets.SERVICE, facets.ABOUT)}
    in_them = Q(group__slug__in=chosen[facets.SERVICE]) | Q(slug__in=chosen[facets.ABOUT])
    return dict(Service.objects.filter(in_them).values_list("slug", "name"))


def _councils(query: Query, results: Results) -> Labels:
    """The organisations of today of which there is work; an ended one only where it was chosen."""
    chosen = query.filters.get(facets.COUNCIL, frozenset())
    shown = Organisation.objects.current().filter(slug__in=results.counts[facets.COUNCIL].keys())
    return dict((shown | Organisation.objects.filter(slug__in=chosen)).values_list("slug", "short_name"))


def _technologies(query: Query, results: Results) -> Labels:
    """Those of which there is work, the commonest first."""
    counts = {**dict.fromkeys(query.filters.get(facets.TECHNOLOGY, ()), 0), **results.counts[facets.TECHNOLOGY]}
    return {name: name for name in sorted(counts, key=lambda name: (-counts[name], name))[:MOST_TECHNOLOGIES]}


MOST_TECHNOLOGIES = 20
ORIGINS = [(COUNCILS, _("Posted or taken on by councils")), (RECORDS, _("From public records"))]
FILTERS = {
    facets.PHASE: Filter(_("Phase"), _always(Phase.choices), whole=True, is_open=True),
    facets.HELP: Filter(_("Help wanted"), _always([(WANTED, _("Looking for help"))]), whole=True, is_open=True),
    facets.SERVICE: Filter(_("Service"), _service_groups),
    facets.ABOUT: Filter(_("Which service exactly"), _services, is_open=True),
    facets.COUNCIL: Filter(_("Council"), _councils),
    facets.TYPE: Filter(_("Kind of council"), _always(OrganisationKind.choices)),
    facets.NATION: Filter(_("Nation"), _always(Nation.choices)),
    facets.REGION: Filter(_("Region"), _always(Region.choices)),
    facets.STATE: Filter(_("Whether it goes on"), _always(State.choices)),
    facets.OUTPUT: Filter(_("What can be reused"), _always(OutputKind.choices)),
    facets.LICENCE: Filter(_("Licence"), _always(Licence.choices)),
    facets.TECHNOLOGY: Filter(_("Technology"), _technologies),
    facets.BUDGET: Filter(_("Budget"), _always(Budget.choices)),
    facets.CONFIRMED: Filter(_("Confirmed"), _always(Within.choices)),
    facets.ORIGIN: Filter(_("Where it comes from"), _always(ORIGINS), whole=True),
}
