"""Whether the work goes on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import Form
from kit.forms.widgets import ExplainedRadios
from projects.enums import State
from projects.models import Project
from projects.policies import STATE_TRANSITIONS

IN_WORDS: dict[str, Any] = {
    State.ACTIVE: _("You work on it"),
    State.PAUSED: _("It waits, and will go on"),
    State.STOPPED: _("It ended before it was done"),
    State.HANDED_OVER: _("Others go on with it"),
    State.FINISHED: _("It is done"),
}


class StateForm(Form):
    """The states that the project may move to, and the one it is in; with a reason."""

    state = forms.ChoiceField(
        label=_("Does the work go on?"),
        widget=ExplainedRadios(hints=IN_WORDS),
        error_messages={"required": _("Choose whether the work goes on")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Everybody can read this, for example: the supplier left. Others learn from it"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        now = State(project.state)
        given = {"state": now if now in IN_WORDS else "", "reason": project.state_reason}
        super().__init__(*args, initial=given, **kwargs)
        offered = {now, *STATE_TRANSITIONS[now]}
        field: Any = self.fields["state"]
        field.choices = [(state.value, state.label) for state in State if state in IN_WORDS and state in offered]
