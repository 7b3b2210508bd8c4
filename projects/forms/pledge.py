"""Offer help, and see it through."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.forms import Form, ModelForm
from kit.forms.fields import DateField
from projects.enums import PledgeKind
from projects.forms.acting import ActingForm, CouncilField
from projects.models import Pledge
from projects.policies import check_pounds


class PledgeForm(ActingForm, ModelForm):
    """What a council offers, how much of it, and until when."""

    kind = forms.ChoiceField(
        label=_("What kind of help?"),
        choices=PledgeKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of help")},
    )
    until = DateField(label=_("Until when?"), help_text=_("For example: 31 March 2027"), required=False)
    council = CouncilField()

    class Meta:
        model = Pledge
        fields = ["kind", "size", "pounds", "until", "note", "council"]
        labels = {"size": _("How much?"), "pounds": _("Of money: how many pounds?"), "note": _("A note to the team")}
        help_texts = {
            "size": _("For example: 2 days a week, £5,000 towards research, six parents for interviews"),
            "pounds": _("For example: 5000. Leave it empty if you offer no money"),
        }
        widgets = {
            "note": forms.Textarea(attrs={"rows": 4}),
            "pounds": forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
        }
        error_messages = {
            "size": {"required": _("Enter how much you offer, for example 2 days a week")},
            "pounds": {
                "invalid": _("Enter a whole number, for example 5000"),
                "min_value": _("Enter 1 or more, or leave it empty"),
                "max_value": _("Enter a sum up to £100,000,000"),
            },
        }

    def clean_until(self) -> date | None:
        """Refuse a day that has passed."""
        until: date | None = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise ValidationError(_("The date must be today or later, for example 31 March 2027"))
        return until

    def clean(self) -> dict[str, Any]:
        """Money names a sum, and nothing else does."""
        given = super().clean() or {}
        if "kind" in given and "pounds" in given:
            self.carry_out(lambda: check_pounds(given["kind"], given["pounds"]))
        return given


class NoteForm(Form):
    """A message with an answer; a no needs one."""

    answer = forms.CharField(
        label=_("A message"),
        max_length=3_000,
        required=False,
        help_text=_("If you decline, say why"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(Form):
    """Why a pledge is withdrawn; it stands on the project's page."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("Everybody who sees the project can read this, for example: staff left"),
        error_messages={"required": _("Write why the pledge is withdrawn")},
    )


class WithholdForm(WithdrawForm):
    """Why a pledge never gets the council's word; it stands on no page but the pledge's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _(
            "Your council and the project’s team can read this, for example: staff left"
        )
