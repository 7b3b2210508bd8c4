"""Which organisations followed which, in one or more steps."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.utils import timezone

from councils.models.membership import Membership
from councils.models.organisation import Organisation

Steps = dict[int, set[int]]


class Succession:
    """All successions of the register as plain ids, read once (`Succession.load()`, one query).

    Its rows are an organisation, when it ended, and one of those that followed it. Whoever is to follow a body that has
    not ended yet does not follow it now.
    """

    def __init__(self, rows: Iterable[tuple[int, date | None, int | None]]) -> None:
        self._ended: set[int] = set()
        self._after: Steps = defaultdict(set)
        self._before: Steps = defaultdict(set)
        today = timezone.localdate()
        for earlier, end, later in rows:
            if end is None or end > today:
                continue
            self._ended.add(earlier)
            if later:
                self._after[earlier].add(later)
                self._before[later].add(earlier)

    @classmethod
    def load(cls) -> "Succession":
        """Read the successions."""
        with_end = Organisation.objects.filter(end__isnull=False).order_by()
        return cls(with_end.values_list("pk", "end", "successors"))

    def after(self, organisation: int) -> set[int]:
        """The ids of those that came after this one."""
        return _walk(self._after, organisation)

    def before(self, organisation: int) -> set[int]:
        """The ids of those that came before this one."""
        return _walk(self._before, organisation)

    def family(self, organisation: int) -> set[int]:
        """The ids of this one, of those that came after it and of those that came before."""
        if organisation not in self._after and organisation not in self._before:
            return {organisation}
        return {organisation} | self.after(organisation) | self.before(organisation)

    def today(self, organisation: int) -> set[int]:
        """The ids of those that do its work today, as `current_successors`: itself where it has not ended."""
        return ({organisation} | self.after(organisation)) - self._ended


def left_to(*, members: Collection[int], stewards: Collection[int]) -> frozenset[int]:
    """Those for whose work somebody comes first, of these bodies a member or steward, where nobody else is left.

    Of the bodies that do it today they are a steward, or a member where none of those has one. Two queries at most.
    """
    succession = Succession.load()
    left = {body for council in members for body in {council} | succession.before(council)}
    today = {body: bodies for body in left if (bodies := succession.today(body)).intersection(members)}
    own = {body for body, bodies in today.items() if bodies.intersection(stewards)}
    others = {body: bodies for body, bodies in today.items() if body not in own}
    rows = Membership.objects.stewards().filter(organisation__in=set().union(*others.values()))
    with_steward = set(rows.values_list("organisation", flat=True))
    return frozenset(own.union(body for body, bodies in others.items() if bodies.isdisjoint(with_steward)))


def left_to_nobody() -> frozenset[int]:
    """Those of whose work nobody who can sign in is a member today. Three queries."""
    succession = Succession.load()
    rows = Membership.objects.current().filter(user__is_active=True)
    with_member = set(rows.values_list("organisation", flat=True))
    bodies = Organisation.objects.values_list("pk", flat=True)
    return frozenset(body for body in bodies if with_member.isdisjoint(succession.today(body)))


def _walk(steps: Steps, start: int) -> set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        new = steps.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found - {start}
