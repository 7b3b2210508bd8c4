"""By what councils are found, and how things of theirs are filed under them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activity.models import Event
from councils.enums import Happening
from councils.models import Organisation, Succession
from councils.people import Anyone
from kit.documents import Document, Field, Kind, Passage, Told, kinds, passage_names

TOUCHING_COUNCILS = frozenset({Happening.ORGANISATION_ADDED, Happening.ORGANISATION_CHANGED})


class Register:
    """All organisations and who followed whom, read once: `Register.load()`, two queries."""

    def __init__(self, organisations: Iterable[Organisation], succession: Succession) -> None:
        self._by_id = {each.pk: each for each in organisations}
        self._succession = succession

    @classmethod
    def load(cls) -> "Register":
        """Read it."""
        columns = ("slug", "name", "short_name", "welsh_name", "kind", "nation", "region")
        return cls(Organisation.objects.order_by().only(*columns), Succession.load())

    def family(self, organisation: int) -> set[int]:
        """The ids of an organisation, of those that came before it and of those that came after."""
        return self._succession.family(organisation)

    def names_of(self, organisations: Iterable[int]) -> list[str]:
        """Their own names: official, short and Welsh, each once."""
        return list(dict.fromkeys(name for each in organisations for name in self._by_id[each].own_names()))

    def values_of(self, organisations: Iterable[int]) -> Mapping[str, list[str]]:
        """What a thing of these is filed under.

        A council also finds the work of those that it followed, and an ended one that of those that followed it.
        """
        bodies = [self._by_id[each] for each in dict.fromkeys(organisations)]
        families = {each for body in bodies for each in self.family(body.pk)}
        return {
            "council": sorted(self._by_id[each].slug for each in families),
            "type": sorted({body.kind for body in bodies}),
            "nation": sorted({body.nation for body in bodies} - {""}),
            "region": sorted({body.region for body in bodies} - {""}),
        }


def register() -> None:
    """Make councils findable."""
    passage_names.add("name", _("name"))
    passage_names.add("other-name", _("other name"))
    kinds.add(KIND.name, KIND)


def read(councils: QuerySet[Organisation]) -> Iterator[Document]:
    """Give the documents of these councils, in four queries."""
    all_councils = Register.load()
    for council in councils.prefetch_related("other_names"):
        others = [council.name, council.welsh_name, *(each.name for each in council.other_names.all())]
        yield Document(
            pk=council.pk,
            title=council.short_name,
            passages=(
                Passage("name", Field.TITLE, council.short_name),
                Passage("other-name", Field.TAGS, "\n".join(name for name in others if name)),
            ),
            values=all_councils.values_of([council.pk]),
        )


def touched(events: Sequence[Event]) -> Collection[int]:
    """The councils that something happened to, with those before and after them."""
    changed = {event.council for event in events if event.council and event.kind in TOUCHING_COUNCILS}
    succession = Succession.load() if changed else Succession([])
    return {each for council in changed for each in succession.family(council)}


def shown(councils: Collection[int], reader: Anyone) -> Mapping[int, Organisation]:
    """These councils, with those that do their work today."""
    return Organisation.objects.prefetch_related("successors").in_bulk(list(councils))


def told(council: Organisation) -> Told:
    """What programs are told of one of these."""
    return Told(council.get_absolute_url(), council.short_name, council=council.name)


def counted(number: int) -> str:
    """Say how many there are."""
    return ngettext("%(count)d council", "%(count)d councils", number) % {"count": number}


KIND = Kind(
    name="council",
    label=_("Councils"),
    none=_("No councils"),
    counted=counted,
    rows=Organisation.objects.councils,
    read=read,
    touched=touched,
    shown=shown,
    told=told,
    template="councils/hits/council.html",
    order=40,
)
