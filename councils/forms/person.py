"""A person's own data."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from councils.actions.person import LONGEST_NAME, clean_name
from kit.forms import Form
from kit.refusals import Refused

WHAT_A_NAME_IS_FOR = _("As colleagues know you. It is shown beside what you publish.")


class NameField(forms.CharField):
    """What a person is called; an error says what a name is."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Your name"),
            help_text=WHAT_A_NAME_IS_FOR,
            max_length=LONGEST_NAME,
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )

    def clean(self, value: str) -> str:
        """Give the name with single spaces."""
        try:
            return clean_name(super().clean(value))
        except Refused as refused:
            raise ValidationError(refused.sentence) from refused


class NameForm(Form):
    """Change one's name."""

    name = NameField()
