"""What one reader may find, by the filters: the postings of the index, read once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from councils.models import Organisation, Succession
from councils.people import Anyone
from councils.standing import standing_of
from projects.models import Project
from projects.visibility import labels_of_reader
from search import facets
from search.bits import bits_of, unpacked
from search.facets import BODY, LABEL, Postings
from search.models import Entry, Posting


@dataclass(frozen=True)
class Board:
    """The projects that a reader may find (`visible`), and those of each value of each filter, as bits."""

    visible: int
    postings: Postings

    @classmethod
    def load(cls, reader: Anyone) -> "Board":
        """Read it, in two queries; for whoever has signed in, one more."""
        own = _looked_after(reader)
        labels = labels_of_reader(standing_of(reader), ())
        found: dict[str, dict[str, int]] = {name: {} for name in (*facets.NAMES, BODY, LABEL)}
        rows = Posting.objects.filter(~Q(facet=LABEL) | Q(value__in=labels))
        for facet, value, projects in rows.values_list("facet", "value", "projects"):
            found[facet][value] = unpacked(projects)
        visible = _union([*found.pop(LABEL).values(), own])
        bodies = {int(value): bits for value, bits in found.pop(BODY).items()}
        return cls(visible, {**found, **_by_body(bodies)})


def _looked_after(reader: Anyone) -> int:
    """The published projects that somebody looks after: what follows from people is asked of them, not filed."""
    if not reader.is_authenticated:
        return 0
    own = Project.objects.looked_after_by(reader).values("pk")
    return bits_of(Entry.objects.filter(project__in=own).values_list("pk", flat=True))


def _by_body(bodies: dict[int, int]) -> Postings:
    """The filters about organisations. A council also finds the work of those it followed, and an ended one that of
    those that followed it."""
    rows = Organisation.objects.order_by().values_list("pk", "slug", "nation", "end", "successors")
    succession = Succession((pk, end, later) for pk, _slug, _nation, end, later in rows)
    councils: dict[str, int] = {}
    nations: defaultdict[str, int] = defaultdict(int)
    for pk, slug, nation, _end, _later in rows:
        family = succession.family(pk)
        councils[slug] = _union(bodies.get(each, 0) for each in family)
        nations[nation] |= bodies.get(pk, 0)
    nations.pop("", None)
    return {facets.COUNCIL: councils, facets.NATION: nations}


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
