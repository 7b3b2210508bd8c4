"""Columns for what Django has none."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChoiceSetField(models.CharField[Iterable[str], tuple[TextChoices, ...]]):
    """Any number of an enum's values in one column, written "|a|b|".

    A value is found with `column__contains=ChoiceSetField.stored("a")`, which no other value can match, on either
    database. In Python it is a tuple in the enum's order.
    """

    def __init__(self, *args: Any, enum: type[TextChoices], **kwargs: Any) -> None:
        self.enum = enum
        super().__init__(*args, **{"max_length": 200, "blank": True, "default": (), **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Write the enum into migrations too."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "enum": self.enum}

    @staticmethod
    def stored(value: str) -> str:
        """How one value stands in the column."""
        return f"|{value}|"

    def from_db_value(self, value: str | None, *_: object) -> tuple[TextChoices, ...]:
        """Read the column."""
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[TextChoices, ...]:
        """Make a tuple of the enum's members; raises `ValidationError` for what is none of them."""
        given = set(value.strip("|").split("|")) - {""} if isinstance(value, str) else set(value or ())
        unknown = given - set(self.enum.values)
        if unknown:
            raise ValidationError(_("Choose from the list."), code="invalid_choice")
        return tuple(member for member in self.enum if member.value in given)

    def get_prep_value(self, value: Any) -> str:
        """Write the column."""
        chosen = self.to_python(value)
        return "".join(["|", *(f"{member.value}|" for member in chosen)]) if chosen else ""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """`to_python` has checked each value."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Give the boxes to tick."""
        ours: dict[str, Any] = {
            "choices": self.enum.choices,
            "widget": forms.CheckboxSelectMultiple,
            "required": not self.blank,
            "label": self.verbose_name,
            "help_text": self.help_text,
        }
        said = {name: kwargs[name] for name in ("label", "help_text", "error_messages", "widget") if name in kwargs}
        return forms.MultipleChoiceField(**(ours | said))

    def value_to_string(self, obj: models.Model) -> str:
        """Write the column into a fixture."""
        return self.get_prep_value(self.value_from_object(obj))
