"""Columns for what Django has none."""

import re
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


class NumbersField(models.JSONField[Iterable[int], list[int]]):
    """One or more whole numbers in one column, in the order given; in Python a list.

    In a form they are typed with spaces or commas between.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Give the box to type them in."""
        said = {name: kwargs[name] for name in ("label", "help_text") if name in kwargs}
        ours: dict[str, Any] = {
            "label": self.verbose_name,
            "help_text": self.help_text,
            "required": not self.blank,
        }
        return NumbersInput(**(ours | said))


class NumbersInput(forms.CharField):
    """A box for whole numbers with spaces or commas between; each counts once."""

    default_error_messages = {"invalid": _("Enter whole numbers with spaces between, for example 524 526")}

    def to_python(self, value: Any) -> Any:
        """Give a list of the numbers; raises `ValidationError` for what is no number."""
        words = [word for word in re.split(r"[\s,]+", str(value or "")) if word]
        if any(not re.fullmatch(r"[1-9][0-9]{0,5}", word) for word in words):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return list(dict.fromkeys(int(word) for word in words))

    def prepare_value(self, value: Any) -> Any:
        """Give the numbers of the column as they are typed; what was typed stays as it was."""
        return " ".join(map(str, value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare numbers, however they were typed."""
        return bool(self.prepare_value(initial) != data)
