"""What readers share until something happens. It bears a mark: while that of now is the same, nothing has changed."""

from collections.abc import Callable
from typing import TypeVar, cast

from django.conf import settings
from django.core.cache import caches
from django.core.cache.utils import make_template_fragment_key
from django.utils import timezone
from django.utils.translation import get_language

from activity.models import Event
from kit.registry import Registry

Thing = TypeVar("Thing")

# For so many seconds at most a thing is shown without looking again, should something have changed without an Event.
# Templates say so too, in `{% cache %}`.
FRESH = 600
# On PostgreSQL an Event may be seen after one that is newer. It has its place among the newest then, and the last of so
# many is another one.
NEWEST = 50
# What else a room has changed when something has: an index that hears of it later, for one.
marks: Registry[Callable[[], object]] = Registry("mark")


def mark() -> str:
    """Give the mark of now: the newest Events, the day ("4 days ago"), the language and the version of the site, and
    what rooms add."""
    newest = list(Event.objects.order_by("-pk").values_list("pk", flat=True)[:NEWEST])
    day, added = timezone.localdate(), [read() for read in marks]
    return f"{newest[:1]} {newest[-1:]} {len(newest)} {day} {get_language()} {settings.COMMIT} {added}"


def shared(
    name: str, *depends_on: object, make: Callable[[], Thing], lasts: Callable[[Thing], bool] = lambda thing: True
) -> Thing:
    """Give what `make` gives, or gave under the same mark for the same that it depends on: `{% cache %}` for views.

    What does not last, though nothing happens, is made anew for the next.
    """
    key = make_template_fragment_key(name, [*depends_on, mark()])
    cache = caches["template_fragments"]
    thing = cache.get(key)
    if thing is None:
        thing = make()
        if lasts(thing):
            cache.set(key, thing, FRESH)
    return cast(Thing, thing)
