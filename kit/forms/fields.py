"""Fields that Django has not: days and months in one box, as people write them."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from kit.web_addresses import check_form, what_misleads

EARLIEST, LATEST = 1900, 2100
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)


class WrittenDateField(forms.Field):
    """A date in words or numbers. Says in `patterns` (of `strptime`) how it may be written, and in `shown_as` how it
    is shown again.
    """

    widget = forms.TextInput(attrs={"class": "govuk-input--width-10"})
    patterns: Sequence[str] = ()
    shown_as = ""

    def to_python(self, value: Any) -> date | None:
        """Give the date; None for nothing. Raises `ValidationError` for what is no date."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        words = " ".join(ORDINAL.sub("", str(value)).replace(",", " ").split())
        found = next((day for pattern in self.patterns if (day := _read(words, pattern))), None)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        """Give a date in words; what was typed stays as it was typed."""
        return formats.date_format(value, self.shown_as) if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare dates, however they were written."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class DateField(WrittenDateField):
    """A day: "31 March 2026", "31 Mar 2026", "31/3/2026" or "2026-03-31"."""

    patterns = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")
    shown_as = "j F Y"
    default_error_messages = {
        "required": _("Enter a date, for example 31 March 2026"),
        "invalid": _("Enter a real date, for example 31 March 2026"),
    }


class MonthField(WrittenDateField):
    """A month, as its first day: "March 2025", "Mar 2025", "3/2025" or "2025-03"."""

    patterns: Sequence[str] = ("%B %Y", "%b %Y", "%m/%Y", "%Y-%m")
    shown_as = "F Y"
    default_error_messages = {
        "required": _("Enter a month, for example March 2025"),
        "invalid": _("Enter a month and a year, for example March 2025"),
    }


class WebAddressField(forms.URLField):
    """An address on the public web: http or https, and nothing that leads elsewhere than it seems to."""

    default_validators = [check_form]
    default_error_messages = {
        "invalid": _("Enter a web address, for example https://example.org/report"),
        "no_scheme": _("Begin the address with https://"),
        "odd_letters": _("Type the address again: it has a backslash, or a character that cannot be seen"),
        "user": _("Take out the “@” and what stands before it: an address begins with the name of the website"),
        "not_public": _("Enter a web address that everybody can open, for example https://example.org/report"),
        "port": _("Take out the “:” and the number after the name of the website: no website can have that number"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https", "max_length": 500, **kwargs})

    def to_python(self, value: Any) -> str | None:
        """Give the address with its scheme; raises `ValidationError` for one that misleads."""
        address = super().to_python(value)
        wrong = what_misleads(address, str(value).strip()) if address else None
        if wrong:
            raise ValidationError(self.error_messages[wrong], code=wrong)
        return address


def _read(words: str, pattern: str) -> date | None:
    try:
        day = datetime.strptime(words, pattern).date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None
