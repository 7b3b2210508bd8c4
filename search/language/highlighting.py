"""Where words were found in a text, to be shown: as HTML, with `<mark>` around them."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.language.words import SMALL, words_of

# Of a long text so many characters are shown, some of them before what was found.
LONGEST = 240
BEFORE = 60
# What is found in short words about a thing is named, not shown.
NAMED_ONLY = frozenset({"tags", "council"})

# A passage as an entry keeps it: the code of its name, its field, its text.
Kept = Sequence[str]


@dataclass(frozen=True)
class Shown:
    """A piece of a thing's text; the codes of the passages in which its words were found, the weightiest first; and
    by their stems those words, as they stand there first."""

    text: SafeString
    found_in: tuple[str, ...]
    words: Mapping[str, str]


def marked(text: str, stems: Collection[str]) -> SafeString:
    """The text as HTML, with what was found marked."""
    text = unicodedata.normalize("NFC", text)
    pieces = []
    end = 0
    for word in words_of(text):
        if word.stem in stems and word.plain not in SMALL:
            pieces += [escape(text[end : word.start]), f"<mark>{escape(text[word.start : word.end])}</mark>"]
            end = word.end
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308 - each piece is escaped


def shown(passages: Sequence[Kept], stems: Collection[str]) -> Shown:
    """Of the passages of a thing, its title first, what is shown below the title.

    That is the first that has most of what the title has not; the first of all, where the title has it all.
    """
    words = [_said(text, stems) for _name, _field, text in passages]
    found = [frozenset(each) for each in words]
    pairs = list(zip(passages, found, strict=True))[1:]
    texts = [(len(has - found[0]), text) for (_name, field, text), has in pairs if field not in NAMED_ONLY]
    _most, text = max(texts or [(0, "")], key=lambda each: each[0])
    first = {stem: word for each in reversed(words) for stem, word in each.items()}
    return Shown(marked(_cut(text, stems), stems), _names(passages, found), first)


def _said(text: str, stems: Collection[str]) -> dict[str, str]:
    """By stem, the words of a text that are looked for, as it writes them first."""
    text = unicodedata.normalize("NFC", text)
    return {word.stem: text[word.start : word.end] for word in reversed(words_of(text)) if word.stem in stems}


def _names(passages: Sequence[Kept], found: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """As few passages as show every word that was found."""
    seen: set[str] = set()
    names = []
    for (name, _field, _text), has in zip(passages, found, strict=True):
        if has - seen:
            names.append(name)
            seen |= has
    return tuple(dict.fromkeys(names))


def _cut(text: str, stems: Collection[str]) -> str:
    """So much of a long text as is shown, from a little before the first word that was found."""
    text = unicodedata.normalize("NFC", text)
    if len(text) <= LONGEST:
        return text
    first = next((word.start for word in words_of(text) if word.stem in stems), 0)
    start = text.find(" ", max(0, first - BEFORE)) + 1 if first > BEFORE else 0
    end = text.rfind(" ", start, start + LONGEST)
    end = end if end > first else start + LONGEST
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
