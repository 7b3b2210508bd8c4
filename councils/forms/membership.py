"""Forms about belonging to a council."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import Form

LONGEST_MESSAGE = 500


class AskForm(Form):
    """Why somebody asks to join."""

    reason = forms.CharField(
        label=_("Why do you ask to join?"),
        help_text=_("For example: what you do for the council, and who there knows you. Its stewards read it."),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea,
    )


class AnswerForm(Form):
    """Yes or no to who asks to join."""

    YES = "yes"
    NO = "no"

    decision = forms.ChoiceField(
        label=_("Does this person work for the council?"),
        choices=[(YES, _("Yes, make them a member")), (NO, _("No, or I cannot tell"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Your message to them"),
        help_text=_("A reason is needed for a no."),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea,
    )


class EndForm(Form):
    """Why a membership ends."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea,
    )
