"""Two people change one project: what each changed is kept, and where both changed the same, neither is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kit.refusals import Refusal


class Conflict(Refusal):
    """Two people have changed the same: `names` says what, `number` which version now stands.

    `theirs` names what only the other has changed.
    """

    def __init__(self, names: frozenset[str], theirs: frozenset[str], number: int) -> None:
        super().__init__(
            _("Somebody else has changed the same since you began. Below you see both. Save again what shall stand.")
        )
        self.names = names
        self.theirs = theirs
        self.number = number


@dataclass(frozen=True)
class Merged:
    """What the project is to say, by name; `conflicts` names what both have changed, each in another way."""

    says: dict[str, Any]
    conflicts: frozenset[str]


def merge(base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Merged:
    """Merge `mine` with what has come since (`theirs`); both began from `base`.

    What one of the two left as it was is the other's. A name that `base` has not (its text was erased) is a conflict
    wherever the two differ.
    """
    changed = {name for name in mine if mine[name] != theirs[name]}
    conflicts = {name for name in changed if name not in base or base[name] not in (mine[name], theirs[name])}
    ours = {name for name in changed - conflicts if base[name] == theirs[name]}
    return Merged({name: mine[name] if name in ours else theirs[name] for name in mine}, frozenset(conflicts))
