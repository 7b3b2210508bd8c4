"""Who is told of what: each kind of Event, the people it is told to, and the letter they get.

Modules in `notifications/letters/` fill this in. Everything is read anew each time: once when a mail becomes owed, and
again when it is sent.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from activity.models import Event
from councils.models import User
from notifications.letter import Letter
from projects.models import Project

Row = TypeVar("Row")
# A letter may find, when it is composed, that there is nothing to tell any more.
Tells = TypeVar("Tells", bound=Letter | None)


@dataclass(frozen=True)
class News(Generic[Row]):
    """An Event, and as they stand now: the row it is about, and who acted (None: the site itself)."""

    event: Event
    about: Row
    actor: User | None

    @property
    def by(self) -> str:
        """The name of who acted."""
        return self.actor.name if self.actor else _("The site team")


Audience = Callable[[News[Any]], Iterable[User]]
Compose = Callable[[News[Any], User], Letter | None]


@dataclass(frozen=True)
class Telling:
    """An audience and its letter. See `tells` for the two exceptions."""

    to: Audience
    compose: Compose
    on_duty: bool
    also_actor: bool


@dataclass(frozen=True)
class Writing:
    """An address, and its letter. See `writes_to`."""

    to: Callable[[News[Any]], str]
    compose: Callable[[News[Any]], Letter | None]


_tellings: dict[str, list[Telling]] = defaultdict(list)
_writings: dict[str, Writing] = {}


def tells(
    *kinds: str,
    to: Callable[[News[Row]], Iterable[User]],
    on_duty: bool = False,
    also_actor: bool = False,
) -> Callable[[Callable[[News[Row], User], Tells]], Callable[[News[Row], User], Tells]]:
    """Have these people told of Events of these kinds, by the letter that the decorated function composes.

    Nobody hears of a draft, of a project they may not see, or of what they did themselves; nobody is written to
    without an active account and a confirmed address. `on_duty` says that `to` gives those who are to answer, which
    is access enough; `also_actor` that who acted is told too. A person gets the first letter that is theirs.
    """

    def add(compose: Callable[[News[Row], User], Tells]) -> Callable[[News[Row], User], Tells]:
        for kind in kinds:
            _tellings[kind].append(Telling(to, compose, on_duty, also_actor))
        return compose

    return add


def writes_to(
    kind: str, *, to: Callable[[News[Row]], str]
) -> Callable[[Callable[[News[Row]], Tells]], Callable[[News[Row]], Tells]]:
    """Have one address written to of Events of this kind, whether or not it has an account; "" for none (any more).

    Also about a draft: the letter itself must say nothing that is not for everybody.
    """

    def add(compose: Callable[[News[Row]], Tells]) -> Callable[[News[Row]], Tells]:
        _writings[kind] = Writing(to, compose)
        return compose

    return add


def kinds() -> frozenset[str]:
    """The kinds of Event of which somebody is told."""
    return frozenset({*_tellings, *_writings})


def recipients(event: Event) -> list[User]:
    """Those who are to be told of the event, as things stand now, each once."""
    news = _news_of(event)
    if news is None:
        return []
    return list({person: None for telling in _tellings.get(event.kind, []) for person in _told(news, telling)})


def compose(event: Event, recipient: User) -> Letter | None:
    """What this person is told of the event, as things stand now; None where they are not to be told (any more)."""
    news = _news_of(event)
    if news is None:
        return None
    for telling in _tellings.get(event.kind, []):
        if recipient in _told(news, telling):
            return telling.compose(news, recipient)
    return None


def address_for(event: Event) -> str:
    """The address that is to be written to of the event, as things stand now; "" for none."""
    writing, news = _writings.get(event.kind), _read(event)
    return writing.to(news) if writing and news else ""


def compose_for(event: Event, address: str) -> Letter | None:
    """What is written to this address of the event, as things stand now; None where nothing is (any more)."""
    news = _read(event)
    return _writings[event.kind].compose(news) if news and address_for(event) == address else None


def reachable(people: Iterable[User]) -> QuerySet[User]:
    """Those of these people who have an active account and have confirmed its address."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), email__iexact=OuterRef("email"), verified=True)
    ids = {person.pk for person in people}
    return User.objects.filter(Exists(confirmed), pk__in=ids, is_active=True).select_related("profile").order_by("pk")


def sees(person: User, project_id: int) -> bool:
    """Whether the person may see this project, now."""
    return Project.objects.visible_to(person).filter(pk=project_id).exists()


def _news_of(event: Event) -> News[Any] | None:
    """Read what the event is about; None where that is gone, or is a draft."""
    if event.project and not Project.objects.published().filter(pk=event.project).exists():
        return None
    return _read(event)


def _read(event: Event) -> News[Any] | None:
    """Read what the event is about; None where that is gone."""
    about = apps.get_model(event.subject)._default_manager.filter(pk=event.subject_id).first()
    return News(event, about, _actor(event)) if about else None


def _actor(event: Event) -> User | None:
    people = User.objects.select_related("profile")
    return people.filter(pk=event.actor).first() if event.actor else None


def _told(news: News[Any], telling: Telling) -> list[User]:
    return [person for person in reachable(telling.to(news)) if _may_hear(person, news, telling)]


def _may_hear(person: User, news: News[Any], telling: Telling) -> bool:
    if person.pk == news.event.actor and not telling.also_actor:
        return False
    return telling.on_duty or not news.event.project or sees(person, news.event.project)
