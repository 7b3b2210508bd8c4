"""Bring a list of projects, and import it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import Form


class BringForm(Form):
    """The file."""

    file = forms.FileField(
        label=_("Your list"),
        help_text=_("A file of your spreadsheet, .xlsx or .csv, up to 2 MB. Nothing is changed yet"),
        allow_empty_file=True,
        max_length=255,
        error_messages={
            "required": _("Choose a file"),
            "invalid": _("Choose the file again"),
            "max_length": _("Give the file a shorter name, then choose it again"),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class ImportForm(Form):
    """The plan that the person has looked at, by its mark."""

    looked_at = forms.CharField(max_length=64, widget=forms.HiddenInput)
