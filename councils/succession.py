"""Which organisations followed which, in one or more steps."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from councils.models import Organisation

Steps = dict[int, set[int]]


class Succession:
    """All successions of the register as plain ids, read once (`Succession.load()`, one query).

    Whoever is to follow a body that has not ended yet does not follow it now.
    """

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._after: Steps = defaultdict(set)
        self._before: Steps = defaultdict(set)
        for earlier, later in pairs:
            self._after[earlier].add(later)
            self._before[later].add(earlier)

    @classmethod
    def load(cls) -> "Succession":
        """Read the successions."""
        steps = Organisation.successors.through.objects.filter(from_organisation__end__lte=timezone.localdate())
        return cls(steps.values_list("from_organisation_id", "to_organisation_id"))

    def after(self, organisation: int) -> set[int]:
        """The ids of those that came after this one."""
        return _walk(self._after, organisation)

    def before(self, organisation: int) -> set[int]:
        """The ids of those that came before this one."""
        return _walk(self._before, organisation)


def _walk(steps: Steps, start: int) -> set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        new = steps.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found - {start}
