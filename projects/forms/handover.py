"""Hand a project to another council, and answer."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Membership, Organisation
from kit.forms import Form, ModelForm
from projects.forms.colleague import ColleagueField
from projects.models import Handover, Project


class HandOverForm(ModelForm):
    """To which council, why, and whether one's own stays."""

    council = forms.ModelChoiceField(
        label=_("Which council?"),
        queryset=Organisation.objects.none(),
        empty_label=_("Choose a council"),
        help_text=_("A steward of it says yes or no and, if yes, who will own the project"),
        error_messages={"required": _("Choose a council")},
    )

    class Meta:
        model = Handover
        fields = ["council", "reason", "stays_partner"]
        labels = {
            "reason": _("Why?"),
            "stays_partner": _("Our council stays as a partner, with its people in the team"),
        }
        help_texts = {"reason": _("The other council reads this, for example: our team moves on to something else")}
        error_messages = {"reason": {"required": _("Say why. The other council reads it")}}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organisation.objects.that_can_post().exclude(pk=project.lead_id)
        cast("forms.ModelChoiceField[Organisation]", self.fields["council"]).queryset = bodies


class AnswerHandoverForm(Form):
    """Yes, with who owns the project from now on, or no, with a reason."""

    YES = "yes"
    NO = "no"

    decision = forms.ChoiceField(
        label=_("Will your council lead this project?"),
        choices=[(YES, _("Yes, it is ours from now on")), (NO, _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no")},
    )
    owner = ColleagueField(
        label=_("If yes: who will own it?"), help_text=_("A member of the council that takes it on"), required=False
    )
    answer = forms.CharField(
        label=_("If no: why not?"), max_length=1_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, council: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Membership.objects.current().filter(organisation=council, user__is_active=True)
        cast(ColleagueField, self.fields["owner"]).offer(members)

    def clean(self) -> dict[str, Any]:
        """A yes names the owner."""
        given = super().clean() or {}
        if given.get("decision") == self.YES and "owner" in given and not given["owner"]:
            self.add_error("owner", _("Choose who will own the project"))
        return given
