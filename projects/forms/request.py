"""Ask a project, and answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import Form, ModelForm
from kit.forms.widgets import ExplainedRadios
from projects.enums import RequestKind
from projects.forms.acting import ActingForm, CouncilField
from projects.models import Request

KINDS_IN_WORDS: dict[str, Any] = {
    RequestKind.MEET: _("A call or a visit"),
    RequestKind.LEARN: _("What you found out, and how"),
    RequestKind.TRY: _("See it work, or get a test account"),
    RequestKind.JOIN: _("Work on it with you"),
    RequestKind.CO_FUND: _("Pay for part of it"),
    RequestKind.EXPERT: _("One question to somebody who knows"),
}


class RequestForm(ActingForm, ModelForm):
    """What somebody would like, and why."""

    kind = forms.ChoiceField(
        label=_("What would you like?"),
        choices=RequestKind.choices,
        widget=ExplainedRadios(hints=KINDS_IN_WORDS),
        error_messages={"required": _("Choose what you would like")},
    )
    council = CouncilField()

    class Meta:
        model = Request
        fields = ["kind", "message", "council"]
        labels = {"message": _("Your message")}
        help_texts = {"message": _("Who you are, what you work on, and when would suit you")}
        error_messages = {"message": {"required": _("Enter a message")}}


class AnswerForm(Form):
    """An answer, which always carries a message."""

    answer = forms.CharField(
        label=_("Your message"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write a message with your answer")},
    )
