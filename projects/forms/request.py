"""Ask a project, and answer."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import User
from kit.forms import Form, ModelForm
from kit.forms.widgets import ExplainedRadios
from projects.enums import RequestKind
from projects.forms.acting import ActingForm, CouncilField
from projects.forms.colleague import ColleagueField
from projects.models import Project, Request
from projects.models.colleagues import takers
from projects.policies import check_is_wanted

KINDS_IN_WORDS: dict[str, Any] = {
    RequestKind.MEET: _("A call or a visit"),
    RequestKind.LEARN: _("What you found out, and how"),
    RequestKind.TRY: _("See it work, or get a test account"),
    RequestKind.JOIN: _("Work on it with you"),
    RequestKind.CO_FUND: _("Pay for part of it"),
    RequestKind.EXPERT: _("One question to somebody who knows"),
}


class RequestForm(ActingForm, ModelForm):
    """What somebody would like, and why; of who would join, as what."""

    kind = forms.ChoiceField(
        label=_("What would you like?"),
        choices=RequestKind.choices,
        widget=ExplainedRadios(hints=KINDS_IN_WORDS),
        error_messages={"required": _("Choose what you would like")},
    )
    role = forms.ChoiceField(
        label=_("As what would you join?"),
        required=False,
        error_messages={"invalid_choice": _("Nobody is wanted for this role any more. Choose another, or none")},
    )
    council = CouncilField()

    class Meta:
        model = Request
        fields = ["kind", "role", "message", "council"]
        labels = {"message": _("Your message")}
        help_texts = {"message": _("Who you are, what you work on, and when would suit you")}
        error_messages = {"message": {"required": _("Enter a message")}}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        wanted = [(role.name, str(role)) for role in project.open_roles]
        field: Any = self.fields["role"]
        field.choices = [("", _("No role in particular")), *wanted]
        if not wanted:
            field.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Only who would join takes a role."""
        given = super().clean() or {}
        if "kind" in given and "role" in given:
            self.carry_out(lambda: check_is_wanted(self.project, given["kind"], given["role"]))
        return given


class AnswerForm(Form):
    """An answer, which always carries a message."""

    answer = forms.CharField(
        label=_("Your message"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write a message with your answer")},
    )


class PassForm(Form):
    """To which colleague a request is passed."""

    membership = ColleagueField(help_text=_("Members of the project’s team and of its lead council"))

    def __init__(self, *args: Any, asked: Request, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Who has it by now is no choice any more, but still an answer: of two fast clicks, the second.
        choices = takers(asked)
        others = choices.exclude(user__in=[by.pk, asked.passed_to_id or 0])
        cast(ColleagueField, self.fields["membership"]).offer(choices if self.is_bound else others)
