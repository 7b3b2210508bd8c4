"""What a project says, in full."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import ModelForm
from kit.forms.widgets import ExplainedRadios
from projects.enums import Audience, Phase
from projects.forms.quick_post import PHASES_IN_WORDS, draw_phase
from projects.models import Project, ServiceGroup


class EditForm(ModelForm):
    """The story of a project, how open it is, and who may read it."""

    phase = forms.ChoiceField(
        label=_("How far has it got?"),
        choices=Phase.choices,
        widget=ExplainedRadios(hints=PHASES_IN_WORDS, draw=draw_phase),
        error_messages={"required": _("Choose how far it has got")},
    )
    service_group = forms.ModelChoiceField(
        label=_("Which service is it about?"),
        queryset=ServiceGroup.objects.all(),
        empty_label=_("Choose a service"),
        error_messages={"required": _("Choose which service it is about")},
    )
    audience = forms.ChoiceField(label=_("Who may read it?"), choices=Audience.choices, widget=forms.RadioSelect)

    class Meta:
        model = Project
        fields = [
            "title",
            "summary",
            "phase",
            "service_group",
            "problem",
            "why",
            "users",
            "openness",
            "would_help",
            "councils_wanted",
            "audience",
        ]
        labels = {
            "title": _("Title"),
            "summary": _("Summary"),
            "problem": _("The problem"),
            "why": _("Why are you doing this?"),
            "users": _("Who is it for, and what do they need?"),
            "openness": _("How open are you to others?"),
            "would_help": _("What would help?"),
            "councils_wanted": _("How many councils do you want to take part?"),
        }
        help_texts = {
            "title": _("Say what it does, in words a resident would use"),
            "summary": _("One sentence: who it is for, and what changes for them"),
            "problem": _("You can use Markdown: a blank line starts a paragraph, a dash starts a list"),
            "would_help": _("One thing a line. Councils can offer each of them"),
            "councils_wanted": _("Leave it empty if any number will do. Your own is not counted"),
        }
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "would_help": forms.Textarea(attrs={"rows": 4}),
            "councils_wanted": forms.NumberInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        }
        error_messages = {
            "title": {"required": _("Enter the project’s title")},
            "summary": {"required": _("Enter a summary of one sentence")},
            "councils_wanted": {
                "invalid": _("Enter a whole number, for example 5"),
                "min_value": _("Enter 1 or more, or leave it empty"),
                "max_value": _("Enter a number up to 500"),
            },
        }
