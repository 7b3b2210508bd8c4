"""How a field of a form meets GOV.UK Frontend: its classes, its ids, and what describes it."""

from typing import Any

from django import forms
from django.forms.widgets import Input
from django.utils.functional import cached_property

# In this order: Django's widgets inherit from each other.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file-upload"),
    (Input, "input"),
)
CLASSES = {
    "checkboxes": "govuk-checkboxes__input",
    "radios": "govuk-radios__input",
    "checkbox": "govuk-checkboxes__input",
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file-upload": "govuk-file-upload",
    "input": "govuk-input",
}
OPTIONS = ("checkboxes", "radios", "checkbox")

# These cut what is pasted, stop the form in the browser's own words, or speak where a label or hint should.
UNWANTED = ("maxlength", "minlength", "required", "placeholder", "autofocus", "cols")


class BoundField(forms.BoundField):
    """A field as the templates draw it. The fields of Wagtail's own forms are left as they are."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        self.wagtails = any(base.__module__.startswith("wagtail.") for base in type(form).__mro__)
        if not self.wagtails:
            _tidy(field.widget)

    @cached_property
    def kind(self) -> str:
        """Which component draws it: a key of `CLASSES`, or "" for a widget that draws itself."""
        return kind_of(self.field.widget)

    @property
    def first_id(self) -> str:
        """The id that an error links to: the field's, or the first of its options'."""
        if self.kind in {"checkboxes", "radios"}:
            return self.subwidgets[0].id_for_label if self.subwidgets else ""
        return self.id_for_label

    @property
    def is_optional(self) -> bool:
        """Whether its label says that it may be left empty. A single box may always be left."""
        return not self.field.required and self.kind != "checkbox"

    @property
    def aria_describedby(self) -> str | None:
        """The ids of the hint and the error, in the order in which they stand."""
        if self.wagtails:
            return super().aria_describedby
        said = (("hint", self.help_text), ("error", self.errors))
        return " ".join(f"{self.auto_id}-{what}" for what, is_there in said if is_there) or None

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Give the attributes of the control itself."""
        widget = widget or self.field.widget
        if self.wagtails or widget.is_hidden:
            return super().build_widget_attrs(attrs, widget)
        classes = [*_classes(kind_of(widget), bool(self.errors)), attrs.get("class"), widget.attrs.get("class")]
        described = None if self.use_fieldset else self.aria_describedby
        ours = {"disabled": self.field.disabled or None, "aria-describedby": described}
        ours["class"] = " ".join(name for name in classes if name) or None
        return {**{name: value for name, value in ours.items() if value is not None}, **_without_class(attrs)}


def kind_of(widget: forms.Widget) -> str:
    """Which component draws the widget."""
    return next((kind for cls, kind in KINDS if isinstance(widget, cls)), "")


def _classes(kind: str, has_errors: bool) -> list[str]:
    own = CLASSES.get(kind)
    if own is None:
        return []
    return [own, f"{own}--error"] if has_errors and kind not in OPTIONS else [own]


def _without_class(attrs: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attrs.items() if name != "class"}


def _tidy(widget: forms.Widget) -> None:
    """Take from the form's own copy of a widget what is unwanted, and add what its kind needs."""
    for name in UNWANTED:
        widget.attrs.pop(name, None)
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") in {"10", None}:
        widget.attrs["rows"] = 5
    if getattr(widget, "input_type", "") in {"email", "password"}:
        widget.attrs |= {"spellcheck": "false", "autocapitalize": "none"} | widget.attrs
    if isinstance(widget, forms.NumberInput):
        widget.input_type = "text"
        widget.attrs.setdefault("inputmode", "numeric")
