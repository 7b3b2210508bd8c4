"""The form for the picture of a project."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.forms import Form
from kit.forms.pictures import PictureField


class PictureForm(Form):
    """A picture, and what it shows. Where there is one already, its words can be changed alone."""

    picture = PictureField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy(
            "A JPEG, PNG or WebP of at most 10 MB. We keep what it shows, and nothing else of the file"
        ),
    )
    alt = forms.CharField(
        label=gettext_lazy("What does it show?"),
        help_text=gettext_lazy("For people who cannot see it. For example: A crew member scans a bin in the rain"),
        max_length=200,
    )

    def __init__(self, *args: Any, has_one: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picture"].required = not has_one

    def clean(self) -> dict[str, Any]:
        """Ask for the file again where the form comes back: a browser does not keep it."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors and cleaned.get("picture"):
            self.add_error("picture", _("Choose the picture again: your browser has not kept it"))
        return cleaned
