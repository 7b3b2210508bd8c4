"""Forms about being told by mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import Form
from notifications.enums import Often

DO_TELL = [(often.value, often.label) for often in (Often.DAILY, Often.WEEKLY)]


class OftenForm(Form):
    """How often somebody is told, or no more."""

    often = forms.ChoiceField(label=_("How often do you want a mail?"), choices=Often.choices, widget=forms.RadioSelect)


class SubscribeForm(Form):
    """Be told, as whoever has signed in."""

    often = forms.ChoiceField(
        label=_("How often do you want a mail?"), choices=DO_TELL, initial=Often.WEEKLY, widget=forms.RadioSelect
    )

    def answers(self) -> dict[str, Any]:
        """What was answered, as the action takes it."""
        return {"often": Often(self.cleaned_data["often"])}


class SubscribeByAddressForm(SubscribeForm):
    """Be told, without an account."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send you a link first. Nothing else is sent before you open it and say yes."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "govuk-input--width-20"}),
    )

    def answers(self) -> dict[str, Any]:
        """What was answered, as the action takes it."""
        return {**super().answers(), "address": self.cleaned_data["email"]}
