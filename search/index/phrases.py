"""What phrases also mean: by the site team's equivalents, by the services and by the register of councils.

An immediate reader: phrases change with what they are made from, in the same transaction.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import models, transaction

from activity.models import Event
from councils.documents import TOUCHING_COUNCILS
from councils.models import Organisation, Succession
from projects.documents.project import TOUCHING_SERVICES
from projects.models import Service, ServiceGroup
from search.enums import EquivalentKind, Happening, Origin
from search.language.welsh import mutations_of
from search.language.words import stems_of
from search.models import Equivalent, Phrase

TOUCHING_WORDS = frozenset({Happening.EQUIVALENT_ADDED, Happening.EQUIVALENT_CHANGED, Happening.EQUIVALENT_REMOVED})
LONGEST = 200
AT_ONCE = 500


def hear(event: Event) -> None:
    """Make anew what follows from what was changed."""
    hear_all([event])


def hear_all(events: Sequence[Event]) -> None:
    """Make anew what follows from what was changed."""
    _follow(Origin.SITE_TEAM, _subjects(events, TOUCHING_WORDS, Equivalent))
    _follow(Origin.SERVICE, _subjects(events, TOUCHING_SERVICES, Service))
    _follow(Origin.GROUP, _subjects(events, TOUCHING_SERVICES, ServiceGroup))
    councils = {event.council for event in events if event.council and event.kind in TOUCHING_COUNCILS}
    succession = Succession.load() if councils else Succession([])
    _follow(Origin.REGISTER, {each for council in councils for each in succession.family(council)})


@transaction.atomic
def rebuild() -> None:
    """Make all of them anew."""
    Phrase.objects.all().delete()
    Phrase.objects.bulk_create(_all(), batch_size=AT_ONCE)


def differing() -> list[Phrase]:
    """Those that are there and should not be, or should and are not."""
    kept, right = ({_identity(each): each for each in phrases} for phrases in (Phrase.objects.iterator(), _all()))
    return [each for identity, each in (kept | right).items() if (identity in kept) != (identity in right)]


def _all() -> list[Phrase]:
    """All that there should be."""
    rows = {
        origin: set(model._default_manager.order_by().values_list("pk", flat=True)) for origin, model in MODELS.items()
    }
    return [phrase for origin, pks in rows.items() for phrase in _made(origin, pks)]


def _identity(phrase: Phrase) -> tuple[object, ...]:
    return phrase.origin, phrase.of, phrase.key, phrase.means, phrase.kind


def _follow(origin: Origin, rows: Collection[int]) -> None:
    if not rows:
        return
    Phrase.objects.filter(origin=origin, of__in=rows).delete()
    Phrase.objects.bulk_create(_made(origin, rows), batch_size=AT_ONCE)


def _made(origin: Origin, rows: Collection[int]) -> list[Phrase]:
    """What follows from these rows, each once."""
    return list({(each.key, each.means, each.of): each for each in _kept(MADE[origin](rows), origin)}.values())


def _kept(made: Iterable[Phrase], origin: Origin) -> Iterator[Phrase]:
    """Those that say something. The site team's say something else; a name says at least what it is the name of."""
    for each in made:
        each.origin = origin
        if each.key and each.means and max(len(each.key), len(each.means)) <= LONGEST:
            yield each


def _subjects(events: Sequence[Event], kinds: Collection[str], model: type[models.Model]) -> set[int]:
    return {event.subject_id for event in events if event.kind in kinds and event.subject == model._meta.label_lower}


def _phrase(typed: str, means: str, kind: str, of: int) -> Phrase:
    return Phrase(key=" ".join(stems_of(typed)), means=" ".join(stems_of(means)), kind=kind, of=of)


def _of_equivalents(rows: Collection[int]) -> Iterator[Phrase]:
    """As they are; the other way, where that was said; and the mutations of a Welsh word for it."""
    for row in Equivalent.objects.filter(pk__in=rows):
        yield _phrase(row.typed, row.means, row.kind, row.pk)
        if row.both_ways:
            yield _phrase(row.means, row.typed, row.kind, row.pk)
        if row.kind == EquivalentKind.WELSH:
            yield from (_phrase(mutated, row.means, row.kind, row.pk) for mutated in mutations_of(row.typed))


def _of_services(rows: Collection[int]) -> Iterator[Phrase]:
    yield from _everyday(Service.objects.filter(pk__in=rows))


def _of_groups(rows: Collection[int]) -> Iterator[Phrase]:
    yield from _everyday(ServiceGroup.objects.filter(pk__in=rows))


def _everyday(rows: Iterable[Service | ServiceGroup]) -> Iterator[Phrase]:
    """The name of a service, or group of services, and the everyday words that stand for it."""
    for row in rows:
        yield from (
            _phrase(said, row.name, EquivalentKind.SYNONYM, row.pk) for said in [row.name, *row.words.split(",")]
        )


def _of_register(rows: Collection[int]) -> Iterator[Phrase]:
    """Every name of a council stands for its short name, and for those of the councils before and after it."""
    succession = Succession.load()
    short_names = dict(Organisation.objects.order_by().values_list("pk", "short_name"))
    for council in Organisation.objects.filter(pk__in=rows).prefetch_related("other_names"):
        family = {council.pk, *succession.family(council.pk)}
        for name in council.all_names():
            yield from (_phrase(name, short_names[each], EquivalentKind.COUNCIL, council.pk) for each in family)


MADE = {
    Origin.SITE_TEAM: _of_equivalents,
    Origin.SERVICE: _of_services,
    Origin.GROUP: _of_groups,
    Origin.REGISTER: _of_register,
}
MODELS: dict[Origin, type[models.Model]] = {
    Origin.SITE_TEAM: Equivalent,
    Origin.SERVICE: Service,
    Origin.GROUP: ServiceGroup,
    Origin.REGISTER: Organisation,
}
