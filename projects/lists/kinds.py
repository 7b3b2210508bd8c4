"""What may stand in a cell of a list: how it is read, and how it is written so that it reads the same."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from difflib import get_close_matches
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from councils.naming import plain
from kit.forms.fields import MonthField
from kit.forms.manners import teach
from kit.sheets.table import tidy
from projects.forms.roles import MOST as MOST_ROLES
from projects.models import WantedRole

BETWEEN = "; "
WITHIN = " | "
FEW = 8
SIGNS = re.compile(r"[£,\s]")


class Kind(Protocol):
    """What may stand in the cells of a column."""

    @property
    def words(self) -> Sequence[str]:
        """All words that may stand there, where they are of a list."""

    def read(self, text: str) -> Any:
        """Give what the cell says as the record has it; raises `ValidationError`."""

    def write(self, said: Any) -> str:
        """Give the words of the cell."""


class Field:
    """What a field of a form takes: its limits, and the sentences of its refusals."""

    words: Sequence[str] = ()

    def __init__(self, field: forms.Field, label: str) -> None:
        self.field = deepcopy(field)
        teach(self.field, label)

    def read(self, text: str) -> Any:
        """Give what the field makes of it."""
        return self.field.clean(text)

    def write(self, said: Any) -> str:
        """Give a text or a number as it is."""
        return "" if said is None else tidy(str(said))


class Number(Field):
    """A whole number, perhaps with a sign for pounds and commas."""

    def read(self, text: str) -> Any:
        """Give the number."""
        return self.field.clean(SIGNS.sub("", text))


class Lines(Field):
    """Several texts, of a field that takes one a line."""

    def read(self, text: str) -> Any:
        """Give the list."""
        return self.field.clean("\n".join(text.split(BETWEEN.strip())))

    def write(self, said: Any) -> str:
        """Give the texts with semicolons between."""
        return BETWEEN.join(map(str, said))


class Addresses(Lines):
    """Several projects, by their addresses."""

    def write(self, said: Any) -> str:
        """Give the addresses with semicolons between."""
        return super().write([f"/projects/{pk}/" for pk in said])


class Roles:
    """Several wanted roles: of each its name, for how long, and how much time it takes."""

    words: Sequence[str] = ()

    def __init__(self) -> None:
        columns: Any = [WantedRole._meta.get_field(name) for name in ("name", "length", "time")]
        self.parts = [Field(column.formfield(), str(column.verbose_name)) for column in columns]

    def read(self, text: str) -> Any:
        """Give the roles as the record has them."""
        rows = [self._row(words.split(WITHIN.strip())) for words in text.split(BETWEEN.strip()) if words.strip()]
        if len(rows) > MOST_ROLES:
            raise ValidationError(_("Write at most %(most)d roles") % {"most": MOST_ROLES})
        if len({row[0] for row in rows}) < len(rows):
            raise ValidationError(_("The same role stands here twice. Take one out"))
        return rows

    def write(self, said: Any) -> str:
        """Give the roles with semicolons between, and lines between their parts."""
        return tidy(BETWEEN.join(WITHIN.join(row).rstrip(WITHIN) for row in said))

    def _row(self, words: Sequence[str]) -> list[Any]:
        if len(words) > len(self.parts):
            raise ValidationError(_("Write each role as: what they would do | for how long | how much time"))
        return [part.read(said.strip()) for part, said in zip(self.parts, [*words, "", ""], strict=False)]


class Month(Field):
    """A month, as people and spreadsheets write it: "May 2026", "May-26"; or a day."""

    class _Field(MonthField):
        patterns = (*MonthField.patterns, "%b-%y", "%d/%m/%Y", "%d-%b-%y", "%d %B %Y", "%Y-%m-%d")

    def __init__(self, label: str) -> None:
        super().__init__(self._Field(required=False), label)

    def read(self, text: str) -> Any:
        """Give the day as the record has it: of a month, the first."""
        day = self.field.clean(text)
        return day.isoformat() if day else None

    def write(self, said: Any) -> str:
        """Give the month, or the day where it is not the first."""
        if not said:
            return ""
        return date_format(date.fromisoformat(said), "F Y") if said.endswith("-01") else str(said)


class OneOf:
    """One of these answers, by its words or its code, in any case; nothing said is `empty`."""

    def __init__(self, labels: Mapping[Any, str], *, empty: Any = None, codes: Mapping[str, Any] | None = None) -> None:
        self.labels = {answer: _short(label) for answer, label in labels.items()}
        self.words = list(self.labels.values())
        self.empty = empty
        self.answers = {plain(word): answer for word, answer in (codes or {}).items()}
        self.answers |= {plain(str(answer)): answer for answer in labels if isinstance(answer, str)}
        self.answers |= {plain(word): answer for answer, label in labels.items() for word in (label, _short(label))}
        self.answers.pop("", None)

    def read(self, text: str) -> Any:
        """Give the answer; raises `ValidationError` with the words that will do, or the nearest one."""
        if not text:
            return self.empty
        if plain(text) not in self.answers:
            raise ValidationError(self._what_will_do(text))
        return self.answers[plain(text)]

    def write(self, said: Any) -> str:
        """Give the words of the answer."""
        return "" if said == self.empty else self.labels.get(said, "")

    def _what_will_do(self, text: str) -> str:
        if len(self.words) <= FEW:
            return _("Choose one of these: %(words)s") % {"words": ", ".join(self.words)}
        nearest = get_close_matches(text, self.words, 1)
        if nearest:
            return _("Did you mean “%(word)s”? The empty list has all words on its second sheet") % {"word": nearest[0]}
        return _("Choose from the words on the second sheet of the empty list")


class SeveralOf(OneOf):
    """Any number of these answers. `pack` makes of them what the record has, `unpack` gives them back."""

    def __init__(
        self,
        labels: Mapping[Any, str],
        *,
        pack: Callable[[Iterable[Any]], Any],
        unpack: Callable[[Any], Iterable[Any]],
        codes: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(labels, codes=codes)
        self.pack, self.unpack = pack, unpack

    def read(self, text: str) -> Any:
        """Give the answers; the same one twice is one."""
        words = (word.strip() for word in text.split(BETWEEN.strip()))
        return self.pack({super(SeveralOf, self).read(word): None for word in words if word})

    def write(self, said: Any) -> str:
        """Give the words of the answers with semicolons between."""
        return BETWEEN.join(self.labels[answer] for answer in self.unpack(said))


def yes_or_no(*, empty: bool | None = None) -> OneOf:
    """The two answers, as people and spreadsheets write them."""
    codes = {"y": True, "true": True, "1": True, "n": False, "false": False, "0": False}
    return OneOf({True: _("Yes"), False: _("No")}, empty=empty, codes=codes)


def _short(label: str) -> str:
    """The words of an answer without what explains them."""
    return str(label).partition(":")[0]
