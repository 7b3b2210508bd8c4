"""The A to Z of councils: what is asked of it by GET, and what it shows."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.functional import cached_property

from councils.enums import COUNCIL_KINDS, Kind, Nation, Region
from councils.models import Directory, Organisation, Succession
from councils.models.organisation import OrganisationQuerySet
from councils.naming import sorted_as


@dataclass(frozen=True)
class Option:
    """An answer of a filter: its value, its words, how many current organisations it has, and whether it is on."""

    value: str
    label: str
    count: int
    is_on: bool


@dataclass(frozen=True)
class Row:
    """An organisation in the list; for one that has ended, who does its work today."""

    organisation: Organisation
    today: list[Organisation]


@dataclass(frozen=True)
class Listing:
    """Organisations by what is asked: a name or the beginnings of its words, a nation, a region, a kind.

    Without a name only current ones are shown and, without a kind, only councils. A name finds ended councils and
    other bodies too. What is no nation, region or kind is taken as not asked.
    """

    name: str = ""
    nation: str = ""
    region: str = ""
    kind: str = ""

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> "Listing":
        """Read what is asked from a query string."""
        return cls(
            name=query.get("name", "").strip()[:100],
            nation=_one_of(Nation, query.get("nation", "")),
            region=_one_of(Region, query.get("region", "")),
            kind=_one_of(Kind, query.get("kind", "")),
        )

    @property
    def address(self) -> str:
        """Where it is: what is not asked is left out."""
        asked = {name: value for name, value in asdict(self).items() if value}
        return reverse("councils:index", query=asked)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything at all is asked."""
        return any((self.name, self.nation, self.region, self.kind))

    @cached_property
    def found(self) -> list[Row]:
        """What is asked for, in the order of the alphabet."""
        found = sorted(self._organisations(), key=lambda each: sorted_as(each.short_name))
        today = _who_follows() if self.name else {}
        return [Row(each, today.get(each.pk, [])) for each in found]

    def _organisations(self) -> OrganisationQuerySet:
        asked = {"nation": self.nation, "region": self.region, "kind": self.kind}
        found = Organisation.objects.filter(**{column: value for column, value in asked.items() if value})
        if self.name:
            return found.filter(pk__in=Directory.load().containing(self.name))
        return found.current() if self.kind else found.current().councils()

    @property
    def by_letter(self) -> list[tuple[str, list[Row]]]:
        """What was found, under the letters it begins with."""
        groups = groupby(self.found, key=lambda row: sorted_as(row.organisation.short_name)[:1].upper())
        return [(letter, list(group)) for letter, group in groups]

    @cached_property
    def _counts(self) -> Counter[str]:
        rows = Organisation.objects.current().values_list("kind", "nation", "region")
        councils = [row for row in rows if row[0] in COUNCIL_KINDS]
        kinds = Counter(f"kind:{kind}" for kind, _nation, _region in rows)
        nations = Counter(f"nation:{nation}" for _kind, nation, _region in councils)
        return kinds + nations + Counter(f"region:{region}" for _kind, _nation, region in councils)

    @property
    def nations(self) -> list[Option]:
        """The answers of the filter by nation."""
        return self._options(Nation, "nation", self.nation)

    @property
    def regions(self) -> list[Option]:
        """The answers of the filter by region of England."""
        return [each for each in self._options(Region, "region", self.region) if each.value not in Nation.values]

    @property
    def kinds(self) -> list[Option]:
        """The answers of the filter by kind; kinds that nobody is of are left out."""
        return [each for each in self._options(Kind, "kind", self.kind) if each.count or each.is_on]

    def _options(self, choices: type[TextChoices], column: str, chosen: str) -> list[Option]:
        counted = ((choice.value, str(choice.label), self._counts[f"{column}:{choice.value}"]) for choice in choices)
        return [Option(value, label, count, value == chosen) for value, label, count in counted]


def _who_follows() -> dict[int, list[Organisation]]:
    """Give, by the id of an organisation that has ended, those that do its work today, in however many steps."""
    succession = Succession.load()
    current = Organisation.objects.current().filter(predecessors__isnull=False).distinct()
    followers: dict[int, list[Organisation]] = defaultdict(list)
    for organisation in current:
        for earlier in succession.before(organisation.pk):
            followers[earlier].append(organisation)
    return followers


def _one_of(choices: Any, value: str) -> str:
    return value if value in choices.values else ""
