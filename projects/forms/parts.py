"""What is added to a project: updates, links, outputs, partners, people."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Organisation
from kit.forms import Form, ModelForm
from kit.forms.fields import WebAddressField
from projects.enums import OutputKind, Phase, TeamRole
from projects.forms.colleague import ColleagueField
from projects.models import Link, Output, Project, Update
from projects.models.colleagues import colleagues


class UpdateForm(ModelForm):
    """News of a project."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = Update
        fields = ["title", "text"]
        labels = {"title": _("Headline"), "text": _("What happened?")}
        help_texts = {
            "title": _("For example: Second week in the cab"),
            "text": _("What you did, what you learnt, what comes next. You can use Markdown"),
        }
        error_messages = {
            "title": {"required": _("Enter a headline")},
            "text": {"required": _("Enter what happened")},
        }


class LinkForm(ModelForm):
    """A link to elsewhere."""

    url = WebAddressField(
        label=_("Address"),
        help_text=_("For example: https://github.com/our-council/missed-bins"),
        error_messages={"required": _("Enter the address")},
    )

    class Meta:
        model = Link
        fields = ["title", "url"]
        labels = {"title": _("What is it?")}
        help_texts = {"title": _("For example: Our open board")}
        error_messages = {"title": {"required": _("Enter what it is")}}


class OutputForm(ModelForm):
    """Something that others can reuse."""

    url = WebAddressField(label=_("Where is it?"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Choose a kind")), *(choice for choice in OutputKind.choices if choice[0] != "unknown")],
        error_messages={"required": _("Choose a kind")},
    )
    phase = forms.ChoiceField(
        label=_("Which phase made it?"), choices=[("", _("Not known")), *Phase.choices], required=False
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = Output
        fields = ["title", "kind", "licence", "url", "phase"]
        labels = {"title": _("What is it?"), "licence": _("Licence")}
        help_texts = {"title": _("For example: Interviews with 14 crews and 22 residents")}
        error_messages = {"title": {"required": _("Enter what it is")}}

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, as columns of `Output`."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PartnerForm(Form):
    """Which council to ask."""

    organisation = forms.ModelChoiceField(
        label=_("Which council?"),
        queryset=Organisation.objects.none(),
        empty_label=_("Choose a council"),
        help_text=_("It is named, and can see what partners see, once a member of it says yes"),
        error_messages={"required": _("Choose a council")},
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organisation.objects.that_can_post().exclude(pk=project.lead_id)
        cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"]).queryset = bodies


class TeamForm(Form):
    """Which colleague to take into the team."""

    membership = ColleagueField(help_text=_("Members of the lead council and of partners"))
    role = forms.ChoiceField(
        label=_("As what?"), choices=TeamRole.choices, initial=TeamRole.MEMBER, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Who has just been taken in is no choice any more, but still an answer: of two fast clicks, the second.
        choices = colleagues(project)
        taken = project.members.current().values("user")
        field = cast(ColleagueField, self.fields["membership"])
        field.offer(choices if self.is_bound else choices.exclude(user__in=taken))
