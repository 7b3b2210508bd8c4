"""A field for a picture that somebody gives."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

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
