"""The columns of a council's list, in their order."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from councils.models import User
from projects.enums import STATIONS, Audience, Budget, Phase, State
from projects.forms.state import IN_WORDS
from projects.forms.tasks import BasicsForm, FactsForm, HelpForm, StoryForm, TaskForm
from projects.history import label_of
from projects.lists.kinds import Addresses, Field, Kind, Lines, Month, Number, OneOf, Roles, SeveralOf, yes_or_no
from projects.models import Project, Service, ServiceGroup
from projects.models.record import COLUMNS, PARTS, Says, as_data

ESTIMATED = "estimated"


@dataclass(frozen=True)
class Column:
    """A column: its name in the record or, of dates, `<phase>_<which>`; its heading; what may stand in it.

    `needed` says that no new project is without it, `keeps` that an empty cell leaves it as it is.
    """

    name: str
    heading: str
    kind: Kind
    needed: bool = False
    keeps: bool = False

    def read(self, text: str) -> Any:
        """Give what the cell says; raises `ValidationError`."""
        if self.needed and not text:
            raise ValidationError(_("This is empty. Fill it in"))
        said = self.kind.read(text)
        return as_data(self.name, said) if self.name in COLUMNS else said

    def write(self, said: Any) -> str:
        """Give the words of the cell."""
        return self.kind.write(said)


def columns_for(by: User) -> list[Column]:
    """All columns; earlier work is what this person may see."""
    return [
        Column("id", _("Id"), _number("id"), keeps=True),
        Column("version", _("Version"), _number("version"), keeps=True),
        Column("published", _("Published"), yes_or_no(), keeps=True),
        _said("title", _of(BasicsForm, "title"), needed=True),
        _said("summary", _of(BasicsForm, "summary"), needed=True),
        _said("phase", OneOf(_labels(Phase), empty=""), needed=True),
        _said("service_group", _group(), needed=True),
        _said("services", _services()),
        *(_said(name, _of(StoryForm, name)) for name in ("problem", "why", "users")),
        _said("openness", _set("openness")),
        _said("would_help", _of(HelpForm, "would_help")),
        _said("councils_wanted", _of(HelpForm, "councils_wanted", Number)),
        _said("pounds_wanted", _of(HelpForm, "pounds_wanted", Number)),
        _said("wanted_roles", Roles()),
        *(column for phase in STATIONS for column in _dates(phase)),
        _said("budget", OneOf(_labels(Budget), empty="")),
        _said("technologies", _of(FactsForm, "technologies", Lines)),
        _said("principles", _set("principles")),
        _said("builds_on", _earlier_work(by)),
        _said("audience", OneOf(_labels(Audience)), keeps=True),
        _said(
            "state", OneOf({state: label for state, label in _labels(State).items() if state in IN_WORDS}), keeps=True
        ),
        _said("state_reason", Field(forms.CharField(max_length=500, required=False), label_of("state_reason"))),
    ]


def flat(says: Mapping[str, Any], *, published: bool) -> Says:
    """What a project says, by the names of columns."""
    dates = {phase: (start, end, estimated) for phase, start, end, estimated in says.get("phase_dates", [])}
    return {
        **{name: said for name, said in says.items() if name != "phase_dates"},
        **{f"{phase}_{which}": said for phase in STATIONS for which, said in _of_phase(dates.get(phase.value))},
        "published": published,
    }


def record_of(said: Says) -> Says:
    """What `flat` was given."""
    rows = [[phase.value, *(said[f"{phase}_{which}"] for which in ("start", "end", ESTIMATED))] for phase in STATIONS]
    dates = {"phase_dates": [row for row in rows if row[1] or row[2]]}
    return {name: said[name] for name in (*COLUMNS, *PARTS) if name in said} | dates


def _of_phase(dates: tuple[Any, ...] | None) -> Iterable[tuple[str, Any]]:
    return zip(("start", "end", ESTIMATED), dates or (None, None, False), strict=True)


def _said(name: str, kind: Kind, **rules: bool) -> Column:
    return Column(name, label_of(name), kind, **rules)


def _of(form: type[TaskForm], name: str, kind: type[Field] = Field) -> Field:
    """A field as a page asks it, with what its column asks besides, under the name that it has in the list."""
    column: Any = Project._meta.get_field(name)
    found = kind(form.base_fields[name], label_of(name))
    found.field.validators = [*found.field.validators, *column.validators]
    return found


def _labels(enum: type[TextChoices]) -> dict[str, str]:
    return {member.value: str(member.label) for member in enum}


def _number(name: str) -> Number:
    sentence = _("Leave this as it was when you took the list; of a new project, leave it empty")
    errors = dict.fromkeys(("invalid", "min_value"), sentence)
    return Number(forms.IntegerField(required=False, min_value=1, error_messages=errors), name)


def _group() -> OneOf:
    groups = list(ServiceGroup.objects.all())
    return OneOf({each.pk: each.name for each in groups}, codes={each.slug: each.pk for each in groups})


def _services() -> SeveralOf:
    services = list(Service.objects.all())
    codes = {each.slug: each.pk for each in services}
    return SeveralOf({each.pk: each.name for each in services}, pack=sorted, unpack=list, codes=codes)


def _set(name: str) -> SeveralOf:
    column: Any = Project._meta.get_field(name)
    return SeveralOf(_labels(column.enum), pack=column.get_prep_value, unpack=column.to_python)


def _earlier_work(by: User) -> Addresses:
    field: Any = deepcopy(FactsForm.base_fields["builds_on"])
    field.choices = Project.objects.visible_to(by).published()
    return Addresses(field, label_of("builds_on"))


def _dates(phase: Phase) -> list[Column]:
    words = {"phase": phase.label}
    started, ended = _("%(phase)s started") % words, _("%(phase)s ended") % words
    return [
        Column(f"{phase}_start", started, Month(started)),
        Column(f"{phase}_end", ended, Month(ended)),
        Column(f"{phase}_{ESTIMATED}", _("%(phase)s dates are estimates") % words, yes_or_no(empty=False)),
    ]
