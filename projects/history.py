"""What a project said, in words, and what changed between two versions."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.fields import ChoiceSetField
from projects.enums import Phase
from projects.models import Project, Service, ServiceGroup, Version, WantedRole

# How finely two texts are compared; what stands between the pieces is a piece itself.
WORDS = re.compile(r"(\s+)")
SENTENCES = re.compile(r"((?<=[.!?])\s+|\n+)")
LINES = re.compile(r"(\n+)")
MOST_PIECES = 2_000
LABELS = {
    "services": gettext_lazy("services that it concerns"),
    "phase_dates": gettext_lazy("dates of its phases"),
    "builds_on": gettext_lazy("earlier work it builds on"),
    "wanted_roles": gettext_lazy("roles for which somebody is wanted"),
}


@dataclass(frozen=True)
class Piece:
    """Some words of a text: `kind` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """What changed in one thing that a project says."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Change:
    """A version, and the labels of what changed in it; None where there is none before it to read."""

    version: Version
    labels: list[str] | None


def changes_of(versions: Sequence[Version]) -> list[Change]:
    """What changed with each of these versions (newest first) from the one before it."""
    return [
        Change(version, _changed(earlier.says, version.says) if earlier and not earlier.is_erased else None)
        for version, earlier in zip_longest(versions, versions[1:])
    ]


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """What is different in `new`, thing by thing, in the order of the record."""
    changed = [name for name in new if name in old and old[name] != new[name]]
    return [
        Difference(label_of(name), list(_pieces(in_words(name, old[name]), in_words(name, new[name]))))
        for name in changed
    ]


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return [label_of(name) for name in new if name in old and old[name] != new[name]]


def label_of(name: str) -> str:
    """What a thing that projects say is called."""
    label = LABELS.get(name) or Project._meta.get_field(name).verbose_name  # type: ignore[union-attr] # no relation back has a label
    return f"{str(label)[:1].upper()}{str(label)[1:]}"


def in_words(name: str, said: Any) -> str:
    """What was said, as `projects.models.record` writes it, in words; "" for nothing."""
    if said in (None, "", []):
        return ""
    if name in SPECIAL:
        return SPECIAL[name](said)
    column: Any = Project._meta.get_field(name)
    if isinstance(column, ChoiceSetField):
        return ", ".join(str(member.label) for member in column.to_python(said))
    return str(dict(column.flatchoices).get(said, said))


def _dates(rows: list[Any]) -> str:
    planned = {True: _("estimated"), False: ""}
    lines = (f"{Phase(phase).label}: {_day(start)} – {_day(end)} {planned[plan]}" for phase, start, end, plan in rows)
    return "\n".join(line.strip() for line in lines)


def _day(written: str | None) -> str:
    return date_format(date.fromisoformat(written), "F Y") if written else "…"


def _projects(ids: list[int]) -> str:
    return "\n".join(f"/projects/{pk}/" for pk in ids)


def _services(ids: list[int]) -> str:
    return "\n".join(Service.objects.filter(pk__in=ids).values_list("name", flat=True))


def _roles(rows: list[Any]) -> str:
    return "\n".join(str(WantedRole(name=name, length=length, time=time)) for name, length, time in rows)


def _group(pk: int) -> str:
    group = ServiceGroup.objects.filter(pk=pk).first()
    return group.name if group else ""


def _pieces(old: str, new: str) -> Iterator[Piece]:
    """What of both is the same, what is gone, what is new, in order: by words or, in long texts, more coarsely."""
    before, after = _cut(old, new)
    for kind, start, end, first, last in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(before[start:end]))
            continue
        if start < end:
            yield Piece("gone", "".join(before[start:end]))
        if first < last:
            yield Piece("new", "".join(after[first:last]))


def _cut(old: str, new: str) -> tuple[list[str], list[str]]:
    """Both texts in the finest pieces of which there are few enough: comparing takes the square of their number."""
    for finer in (WORDS, SENTENCES, LINES):
        before, after = finer.split(old), finer.split(new)
        if max(len(before), len(after)) <= MOST_PIECES:
            return before, after
    return [old], [new]


SPECIAL: dict[str, Callable[[Any], str]] = {
    "phase_dates": _dates,
    "builds_on": _projects,
    "service_group": _group,
    "services": _services,
    "wanted_roles": _roles,
    "technologies": "\n".join,
}
