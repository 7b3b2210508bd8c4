"""Fields whose answer is a list, written one a line."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from projects.models import Project

PROJECT = re.compile(r"(?:^|/)projects/(\d{1,9})(?:/|$)|^(\d{1,9})$")
LONGEST_ANSWER = 80
MOST = 30


class LinesField(forms.CharField):
    """A list of short texts, each on a line of its own; the same one twice is one."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> Any:
        """Give the lines; raises `ValidationError` for too many, and for one that is too long."""
        lines = list(dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip()))
        if len(lines) > MOST:
            raise ValidationError(_("Enter at most %(most)d lines") % {"most": MOST})
        if any(len(line) > LONGEST_ANSWER for line in lines):
            raise ValidationError(_("Use at most %(most)d characters a line") % {"most": LONGEST_ANSWER})
        return lines

    def prepare_value(self, value: Any) -> Any:
        """Give a list as lines; what was typed stays as it was typed."""
        return "\n".join(value) if isinstance(value, list | tuple) else value


class EarlierWorkField(LinesField):
    """Projects, each by its address on Pipeline. Set `choices` to those that may be named."""

    choices: QuerySet[Project] = Project.objects.none()

    def clean(self, value: Any) -> Any:
        """Give the ids, in order; raises `ValidationError` naming the first line that is no project's address."""
        found = {line: self._id_in(line) for line in super().clean(value)}
        known = set(self.choices.filter(pk__in=[pk for pk in found.values() if pk]).values_list("pk", flat=True))
        unknown = next((line for line, pk in found.items() if pk not in known), None)
        if unknown:
            raise ValidationError(_("We found no project at “%(line)s”. Copy its address") % {"line": unknown})
        return sorted({pk for pk in found.values() if pk})

    def prepare_value(self, value: Any) -> Any:
        """Give projects by their short addresses: the long ones hold titles, and the reader may not see them all."""
        if isinstance(value, Iterable) and not isinstance(value, str):
            return "\n".join(f"/projects/{project.pk}/" for project in value)
        return value

    def _id_in(self, line: str) -> int | None:
        match = PROJECT.search(line)
        return int(match[1] or match[2]) if match else None
