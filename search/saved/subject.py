"""Saved searches as something that people subscribe to (`notifications/subjects.py`)."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from councils.people import Anyone
from kit.documents import Field, Kind, kinds
from notifications.letter import Item
from notifications.models import Subscription
from notifications.subjects import Subject, subjects
from search.actions.saved import take_as_seen
from search.engines.embedded import Embedded
from search.enums import Sort
from search.facets import KIND as KIND_OF_THING
from search.models import Entry
from search.months import in_months
from search.port import Ask
from search.query import Query
from search.saved.about import KIND, link_of, query_of
from search.saved.words import words_of
from search.understanding import understand


def register() -> None:
    """Let people subscribe to searches."""
    subjects.add(KIND, Subject(words=words_of, link=link_of, begin=begin, items=items))


def begin(subscription: Subscription, reader: Anyone) -> None:
    """Take all that the search finds now as seen."""
    take_as_seen(subscription=subscription, things=found_now(query_of(subscription.about, reader)), by=None)


def found_now(query: Query) -> list[int]:
    """The things (ids) that a search finds; none, where none says all that was asked.

    The engine in the site's own database gives all of them, whichever engine draws the page.
    """
    question = understand(query.words, query.reader, correct=query.correct).question
    filters = {**in_months(query.filters, timezone.localdate()), KIND_OF_THING: frozenset({query.kind})}
    things = dict(Entry.objects.filter(kind=query.kind).values_list("pk", "thing"))
    answer = Embedded().find(Ask(query.reader, question, filters, Sort.NEWEST, size=len(things), counted=False))
    return [things[pk] for pk in answer.listed if pk in things] if answer.complete else []


def items(about: str, things: Sequence[int], reader: Anyone) -> list[Item]:
    """Those of these things that a reader may see now, as a mail names them."""
    kind = kinds[query_of(about, reader).kind]
    return list(_items(kind, things, reader))


def _items(kind: Kind, things: Sequence[int], reader: Anyone) -> Iterator[Item]:
    shown = kind.shown(things, reader)
    entries = {entry.thing: entry for entry in Entry.objects.filter(kind=kind.name, thing__in=shown)}
    for thing in things:
        if thing in shown and thing in entries:
            yield Item(
                title=entries[thing].passages[0][2], link=kind.told(shown[thing]).url, line=_line(entries[thing])
            )


def _line(entry: Entry) -> str:
    """The council that it is of, where it says one."""
    councils = (text.partition("\n")[0] for _name, field, text in entry.passages if field == Field.COUNCIL)
    return next(councils, "")
