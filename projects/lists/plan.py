"""What a list would do: what it adds and changes, and what is wrong with it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _

from projects.history import in_words, label_of
from projects.imports.records import Fault
from projects.models import Project
from projects.models.record import Says


@dataclass(frozen=True)
class Change:
    """What a project says of one thing, before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """What a row does to a project (None: to a new one): what it says from then on, of all that it said `before`.

    `publish` says that it is to be published.
    """

    row: int
    project: Project | None
    says: Says
    before: Says
    publish: bool

    @property
    def title(self) -> str:
        """How the project is called once it is done."""
        return str(self.says.get("title") or self.project)

    @property
    def changes(self) -> list[Change]:
        """What changes, in words."""
        said = [
            Change(label_of(name), in_words(name, self.before[name]), in_words(name, self.says[name]))
            for name in self.says
        ]
        return [*said, Change(_("Published"), _("No"), _("Yes"))] if self.publish else said


@dataclass
class Plan:
    """All steps of a list, how many rows change nothing, and the faults; while there is one, nothing is done."""

    added: list[Step] = field(default_factory=list)
    changed: list[Step] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def does_something(self) -> bool:
        """Whether anything would be different afterwards."""
        return bool(self.added or self.changed)

    @property
    def mark(self) -> str:
        """The same for plans that do the same: what somebody looked at is known by it."""
        steps: Sequence[Step] = [*self.added, *self.changed]
        done = [(step.row, step.project and step.project.pk, step.before, step.says, step.publish) for step in steps]
        return sha256(json.dumps([done, list(map(str, self.faults))], sort_keys=True).encode()).hexdigest()
