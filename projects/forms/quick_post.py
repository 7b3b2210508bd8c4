"""Post a project: five answers."""

from typing import Any
from uuid import uuid4

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kit.forms import ModelForm
from kit.forms.widgets import ExplainedRadios
from projects.cards import filled
from projects.enums import STATIONS, Phase
from projects.forms.acting import ActingForm, CouncilField
from projects.models import Project, ServiceGroup

PHASES_IN_WORDS: dict[str, Any] = {
    Phase.IDEA: _("You see a problem worth solving"),
    Phase.DISCOVERY: _("You are finding out what people need"),
    Phase.ALPHA: _("You are trying out answers"),
    Phase.BETA: _("Real users have it"),
    Phase.LIVE: _("It runs, and others could copy it"),
    Phase.RETIRED: _("It has ended; what you learnt stays"),
}


def draw_phase(value: str, label: str) -> SafeString:
    """Draw a phase as the tag that it bears everywhere."""
    return render_to_string("projects/parts/phase_tag.html", {"phase": value, "label": label, "filled": filled(value)})


class QuickPostForm(ActingForm, ModelForm):
    """Title, summary, phase, service group, what would help."""

    summary = forms.CharField(
        label=_("Summary"),
        help_text=_("One sentence, up to 200 characters: who it is for, and what changes for them"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter a summary of one sentence")},
    )
    phase = forms.ChoiceField(
        label=_("How far has it got?"),
        choices=[(phase.value, phase.label) for phase in STATIONS],
        widget=ExplainedRadios(hints=PHASES_IN_WORDS, draw=draw_phase),
        error_messages={"required": _("Choose how far it has got")},
    )
    service_group = forms.ModelChoiceField(
        label=_("Which service is it about?"),
        queryset=ServiceGroup.objects.all(),
        empty_label=_("Choose a service"),
        error_messages={"required": _("Choose which service it is about")},
    )
    lead = CouncilField()
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = Project
        fields = ["title", "summary", "phase", "service_group", "would_help", "lead"]
        labels = {"title": _("Title"), "would_help": _("What would help?")}
        help_texts = {
            "title": _("Say what it does, in words a resident would use"),
            "would_help": _("One thing a line, for example: a council that already sends texts"),
        }
        widgets = {
            "would_help": forms.Textarea(attrs={"rows": 3}),
        }
        error_messages = {
            "title": {"required": _("Enter the project’s title")},
        }

    acting_for = "lead"
    field_order = ["title", "summary", "phase", "service_group", "would_help", "lead", "once"]
