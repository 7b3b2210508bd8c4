"""What a project says, task by task: each form is a page of the task list."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import User
from kit.forms import ModelForm
from kit.forms.widgets import ExplainedRadios
from projects.enums import Audience, Phase
from projects.forms.fields import EarlierWorkField, LinesField
from projects.forms.quick_post import PHASES_IN_WORDS, draw_phase
from projects.forms.services import ServicesField
from projects.models import Project, ServiceGroup

MARKDOWN = _("You can use Markdown: a blank line starts a paragraph, a dash starts a list")
WHOLE_NUMBER = {
    "invalid": _("Enter a whole number, for example 5"),
    "min_value": _("Enter 1 or more, or leave it empty"),
}


class TaskForm(ModelForm):
    """A part of what a project says; `previews` says that its long text can be looked at before it is saved."""

    previews = False

    def __init__(self, *args: Any, project: Project, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        self.prepare(project, by)

    def prepare(self, project: Project, by: User) -> None:
        """Fit the fields to this project and person, where a form needs it."""

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, by the names of `projects.models.record`."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class BasicsForm(TaskForm):
    """What it is, in a line, and where it stands."""

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

    class Meta:
        model = Project
        fields = ["title", "summary", "phase", "service_group"]
        labels = {"title": _("Title"), "summary": _("Summary")}
        help_texts = {
            "title": _("Say what it does, in words a resident would use"),
            "summary": _("One sentence: who it is for, and what changes for them"),
        }
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "title": {"required": _("Enter the project’s title")},
            "summary": {"required": _("Enter a summary of one sentence")},
        }


class ServicesForm(TaskForm):
    """Which services it concerns."""

    services = ServicesField(
        label=_("Which services does it concern?"),
        help_text=_("Choose all that apply. Others find the project by what people call these services"),
    )

    class Meta:
        model = Project
        fields = ["services"]

    def prepare(self, project: Project, by: User) -> None:
        """At hand are the services of the project's group, and those that are chosen already."""
        self.initial["services"] = [getattr(each, "pk", each) for each in self.initial.get("services", [])]
        field: Any = self.fields["services"]
        field.offer(project.service_group_id, self["services"].value() or [])


class StoryForm(TaskForm):
    """The problem, why it is worth solving, and for whom."""

    previews = True

    class Meta:
        model = Project
        fields = ["problem", "why", "users"]
        labels = {
            "problem": _("The problem"),
            "why": _("Why are you doing this?"),
            "users": _("Who is it for, and what do they need?"),
        }
        help_texts = {"problem": MARKDOWN, "why": MARKDOWN, "users": MARKDOWN}


class HelpForm(TaskForm):
    """How open the project is, and what would help."""

    class Meta:
        model = Project
        fields = ["openness", "would_help", "councils_wanted", "pounds_wanted"]
        labels = {
            "openness": _("How open are you to others?"),
            "would_help": _("What would help?"),
            "councils_wanted": _("How many councils do you want to take part?"),
            "pounds_wanted": _("How many pounds do you want councils to put in together?"),
        }
        help_texts = {
            "would_help": _("One thing a line. Councils can offer each of them"),
            "councils_wanted": _("Leave it empty if any number will do. Your own is not counted"),
            "pounds_wanted": _("For example: 60000. Leave it empty if you ask for no money"),
        }
        widgets = {
            "would_help": forms.Textarea(attrs={"rows": 4}),
            "councils_wanted": forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
            "pounds_wanted": forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
        }
        error_messages = {
            "councils_wanted": {**WHOLE_NUMBER, "max_value": _("Enter a number up to 500")},
            "pounds_wanted": {**WHOLE_NUMBER, "max_value": _("Enter a sum up to £100,000,000")},
        }


class FactsForm(TaskForm):
    """What it costs, what it is made with, what it serves, and on what it builds."""

    technologies = LinesField(
        label=_("What is it made with?"),
        help_text=_("One technology or product a line, for example: Django"),
        required=False,
    )
    builds_on = EarlierWorkField(
        label=_("Does it build on earlier work?"),
        help_text=_("The address of each project on Pipeline, one a line"),
        required=False,
    )

    class Meta:
        model = Project
        fields = ["budget", "technologies", "principles", "builds_on"]
        labels = {
            "budget": _("What does it cost?"),
            "principles": _("Which principles of the Local Digital Declaration does it serve?"),
        }

    def prepare(self, project: Project, by: User) -> None:
        """Earlier work is any other project that the person may see, and what is named already."""
        field: Any = self.fields["builds_on"]
        seen = Project.objects.visible_to(by).published().exclude(pk=project.pk)
        field.choices = Project.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=project.builds_on.values("pk")))


class AudienceForm(TaskForm):
    """Who may read it."""

    audience = forms.ChoiceField(label=_("Who may read it?"), choices=Audience.choices, widget=forms.RadioSelect)

    class Meta:
        model = Project
        fields = ["audience"]
