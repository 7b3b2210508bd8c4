"""The forms that ours start from."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.forms.utils import pretty_name

from kit.forms.manners import teach
from kit.refusals import Refused

T = TypeVar("T")


class OurWay(forms.BaseForm):
    """What every form of ours does: limits, sentences, and actions whose refusal is an error of the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            teach(field, str(field.label or pretty_name(name)))

    def carry_out(self, do: Callable[[], T]) -> T | None:
        """Run an action and give its result; None where it was refused, and the form then says why.

        `NotPermitted` passes through: no other answer would help. Let `do` give something, so that None means refused.
        """
        try:
            return do()
        except Refused as refused:
            self.add_error(refused.field if refused.field in self.fields else None, refused.sentence)
            return None


class Form(OurWay, forms.Form):
    """A form of ours."""


class ModelForm(OurWay, forms.ModelForm):  # type: ignore[type-arg] # it takes types in the stubs alone
    """A form of ours about a row. It is never saved: its cleaned data goes to an action."""

    def save(self, commit: bool = True) -> Any:
        """Refuse: only actions write."""
        raise NotImplementedError("Give the cleaned data to an action.")
