"""For which roles a project wants somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import User
from kit.forms import Form
from projects.models import Project, WantedRole

MOST = 5
ASKED = {
    "name": (gettext_lazy("What would they do?"), gettext_lazy("For example: service designer")),
    "length": (gettext_lazy("For how long?"), gettext_lazy("For example: three months from May")),
    "time": (gettext_lazy("How much time does it take?"), gettext_lazy("For example: a day a week")),
}


class RolesForm(Form):
    """A few roles, each with its name; one whose name is taken out is no longer wanted."""

    def __init__(self, *args: Any, project: Project, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [*project.wanted_roles.all()[:MOST], *[None] * MOST]
        for number in range(1, MOST + 1):
            self._ask(number, known[number - 1])

    def _ask(self, number: int, known: WantedRole | None) -> None:
        for name, (label, example) in ASKED.items():
            self.fields[f"role_{number}_{name}"] = forms.CharField(
                label=label, help_text=example, max_length=80, required=False, initial=known and getattr(known, name)
            )

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by role, for the page."""
        return [
            (_("Role %(number)d") % {"number": number}, [self[f"role_{number}_{name}"] for name in ASKED])
            for number in range(1, MOST + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a role without a name, and the same name twice."""
        given = super().clean() or {}
        names: set[str] = set()
        for number in range(1, MOST + 1):
            name, *more = self._row(number)
            if any(more) and not name:
                self.add_error(f"role_{number}_name", gettext_lazy("Enter what they would do"))
            if name in names - {""}:
                self.add_error(f"role_{number}_name", gettext_lazy("This role is there already. Give it another name"))
            names.add(name)
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, as `projects.models.record` writes it; roles without a name are left out."""
        rows = [self._row(number) for number in range(1, MOST + 1)]
        return {"wanted_roles": [row for row in rows if row[0]]}

    def _row(self, number: int) -> list[str]:
        return [self.cleaned_data.get(f"role_{number}_{name}", "") for name in ASKED]
