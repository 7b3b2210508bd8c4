"""Widgets that Django has not."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.safestring import SafeString

Draw = Callable[[str, str], SafeString]


class ExplainedRadios(forms.RadioSelect):
    """One answer of several, with a hint each, and a drawing in place of their bare words.

    `hints` holds words by value; `draw(value, label)` gives the HTML of a label.
    """

    def __init__(self, *, hints: Mapping[str, Any] | None = None, draw: Draw | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hints = hints or {}
        self.draw = draw
        self.container_class = "pick" if draw else ""

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give what the template draws of one answer, with its hint."""
        option = super().create_option(name, value, label, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        if self.draw and str(value):
            option["label"] = self.draw(str(value), str(label))
        if option["hint"] and "id" in option["attrs"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}-item-hint"
        return option
