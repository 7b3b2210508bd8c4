"""A picture that somebody gives: a field for it, and a form with what it shows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kit.forms.base import Form
from kit.pictures import FORMATS, Drawn, NoPicture, draw


class PictureField(forms.FileField):
    """A file whose value is what `kit.pictures` draws of it."""

    widget = forms.FileInput(attrs={"accept": ",".join(f"image/{name.lower()}" for name in FORMATS)})
    default_error_messages = {
        "required": _("Choose a picture"),
        "invalid": _("Choose the picture again"),
        "missing": _("Choose the picture again"),
        "max_length": _("Give the file a shorter name, then choose it again"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 255, "allow_empty_file": True, **kwargs})

    def to_python(self, data: Any) -> Drawn | None:  # type: ignore[override] # a file goes in, and not out
        """Give the picture, None for nothing; raises `ValidationError` with what to do."""
        given = super().to_python(data)
        try:
            return draw(given) if given else None
        except NoPicture as wrong:
            raise ValidationError(str(wrong), code="picture") from wrong


class PictureForm(Form):
    """A picture, and what it shows. Where there is one already, its words can be changed alone."""

    picture = PictureField(
        label=_("Picture"),
        help_text=_("A JPEG, PNG or WebP of at most 10 MB. We keep what it shows, and nothing else of the file"),
    )
    alt = forms.CharField(
        label=_("What does it show?"),
        help_text=_("For people who cannot see it. For example: A crew member scans a bin in the rain"),
        max_length=200,
    )

    def __init__(self, *args: Any, has_one: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picture"].required = not has_one

    def clean(self) -> dict[str, Any]:
        """Ask for the file again where the form comes back: a browser does not keep it."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors and cleaned.get("picture"):
            self.add_error("picture", gettext("Choose the picture again: your browser has not kept it"))
        return cleaned
