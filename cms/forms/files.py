"""The admin's forms for pictures and documents: what is given goes through the doors of `kit/`."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from kit import papers
from kit.pictures import CONTENT_TYPE, NoPicture, draw


class ImageField(WagtailImageField):
    """A picture, drawn anew and named by its content."""

    def to_python(self, data: Any) -> SimpleUploadedFile | None:
        """Give the picture as it is kept, None for nothing; raises `ValidationError` with what to do."""
        given = forms.FileField.to_python(self, data)
        if not given:
            return None
        try:
            drawn = draw(given)
        except NoPicture as wrong:
            raise ValidationError(str(wrong), code="picture") from wrong
        return SimpleUploadedFile(f"{drawn.digest}.webp", drawn.large, CONTENT_TYPE)


class DocumentField(WagtailDocumentField):
    """A document that is what its name says."""

    def to_python(self, data: Any) -> Any:
        """Give the document as it came; raises `ValidationError` with what to do."""
        given = forms.FileField.to_python(self, data)
        try:
            if given:
                papers.check(given, str(given.name))
        except papers.NoPaper as wrong:
            raise ValidationError(str(wrong), code="document") from wrong
        return given


class ThroughDoor:
    """The file of a form goes through a field of ours, where the form has one: some change words alone.

    It is taken with its words or not at all: Wagtail would keep it as it came until the words are put right.
    """

    door: type[forms.FileField]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.fields.get("file")  # type: ignore[attr-defined] # of the form it is mixed into
        if given:
            field = self.door(label=given.label, required=given.required, widget=given.widget)
            self.fields["file"] = field  # type: ignore[attr-defined] # the same

    def full_clean(self: Any) -> None:
        """Refuse the file, too, where anything else is wrong."""
        super().full_clean()  # type: ignore[misc] # of the form it is mixed into
        if self.files and self.errors and "file" not in self.errors:
            wrong = " ".join(sentence for errors in self.errors.values() for sentence in errors)
            self.add_error("file", _("It was not kept. Put the rest right, then give it again. %s") % wrong)


class ImageForm(ThroughDoor, BaseImageForm):
    """Wagtail's, with our door."""

    door = ImageField


class DocumentForm(ThroughDoor, BaseDocumentForm):
    """Wagtail's, with our door."""

    door = DocumentField
