"""When a project is in which phase."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import User
from kit.forms import Form
from kit.forms.fields import MonthField
from projects.enums import STATIONS, Phase
from projects.models import PhaseDates, Project


class DatesForm(Form):
    """For each phase on the line: from which month to which, and whether that is a plan."""

    def __init__(self, *args: Any, project: Project, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {each.phase: each for each in project.phase_dates.all()}
        for phase in STATIONS:
            self._ask(phase, known.get(phase))

    def _ask(self, phase: Phase, known: PhaseDates | None) -> None:
        self.fields[f"{phase}_start"] = MonthField(
            label=_("%(phase)s started") % {"phase": phase.label}, required=False, initial=known and known.start
        )
        self.fields[f"{phase}_end"] = MonthField(
            label=_("%(phase)s ended") % {"phase": phase.label}, required=False, initial=known and known.end
        )
        self.fields[f"{phase}_estimated"] = forms.BooleanField(
            label=_("These dates of %(phase)s are estimates") % {"phase": phase.label.lower()},
            required=False,
            initial=known is not None and known.estimated,
        )

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by phase, for the page."""
        return [
            (str(phase.label), [self[f"{phase}_start"], self[f"{phase}_end"], self[f"{phase}_estimated"]])
            for phase in STATIONS
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a phase that ends before it starts."""
        given = super().clean() or {}
        for phase in STATIONS:
            start, end = given.get(f"{phase}_start"), given.get(f"{phase}_end")
            if start and end and end < start:
                self.add_error(
                    f"{phase}_end", gettext_lazy("The end must not be before the start, for example March 2027")
                )
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, as `projects.models.record` writes it; phases without a date are left out."""
        rows = [[phase.value, *self._days(phase), self.cleaned_data[f"{phase}_estimated"]] for phase in STATIONS]
        return {"phase_dates": [row for row in rows if row[1] or row[2]]}

    def _days(self, phase: Phase) -> list[str | None]:
        months = [self.cleaned_data[f"{phase}_{which}"] for which in ("start", "end")]
        start, end = (self._known_day(phase, which) for which in ("start", "end"))
        days = months if start and end and end < start else [start, end]
        return [day.isoformat() if day else None for day in days]

    def _known_day(self, phase: Phase, which: str) -> date | None:
        """The day that is known from a list, while its month stays as the page showed it; else the month's first."""
        name = f"{phase}_{which}"
        month: date | None = self.cleaned_data[name]
        known: date | None = self.fields[name].initial
        return known if month and known and known.replace(day=1) == month else month
