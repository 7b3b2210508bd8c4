"""Words, made alike: without capitals and accents, one or many. Pure, and the same for every engine."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LONGEST = 200
MOST_WORDS = 20
# Shorter words are looked for as they are: "plan" does not find "plant", "tax" does not find "taxi".
LONG_WORD = 5
# In a question these say nothing of what it is about.
SMALL_WORDS = """
a an and any anyone are as at be been by can could did do does done for from has have how i if in into is it its me my
of on or our s should so some someone than that the their them there these they this to us was we were what when where
which who why will with would you your
"""
SMALL = frozenset(SMALL_WORDS.split())
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Term:
    """One word of a query: as it was typed, and what finds it in text made by `plain`."""

    word: str
    pattern: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Whether the word is in a plain text."""
        return self.pattern.search(text) is not None


def cut(text: str) -> str:
    """The typed text as far as it is searched: without control characters, at most `LONGEST` characters."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text[: LONGEST * 5])
    return " ".join(visible.split())[:LONGEST].strip()


def plain(text: str) -> str:
    """The words of a text in lower case, without accents, a space around each."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    if not letters.isascii():
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = " ".join(WORD.findall(letters))
    return f" {words.replace(chr(39), '').replace('’', '')} "


def terms_of(text: str) -> tuple[Term, ...]:
    """The words of a query, each once; small words count only where there are no others."""
    typed = [(plain(word).strip(), word) for word in WORD.findall(unicodedata.normalize("NFC", text))]
    telling = [(made, word) for made, word in typed if made not in SMALL] or typed
    patterns: dict[str, str] = {}
    for made, word in telling:
        if made:
            patterns.setdefault(pattern_of(made), word)
    return tuple(Term(word, re.compile(pattern)) for pattern, word in patterns.items())[:MOST_WORDS]


def pattern_of(word: str) -> str:
    """A regular expression that finds a plain word in plain text: one or many, and longer forms of a long word."""
    if len(word) > 4 and word.endswith("ies"):
        return rf" {re.escape(word[:-3])}(?:y|ies) "
    if len(word) > 4 and word.endswith("es"):
        return rf" {re.escape(word[:-2])}(?:e|es)? "
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return _one_or_many(word[:-1])
    return _one_or_many(word)


def mark(text: str, terms: Sequence[Term]) -> SafeString:
    """The text as HTML, with `<mark>` around the words that were found."""
    text = unicodedata.normalize("NFC", text)
    pieces = []
    end = 0
    for match in WORD.finditer(text):
        if any(term.is_in(plain(match[0])) for term in terms):
            pieces += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308 - each piece is escaped


def _one_or_many(word: str) -> str:
    if len(word) > 3 and word.endswith("y"):
        return rf" {re.escape(word[:-1])}(?:y|ys|ies) "
    if len(word) >= LONG_WORD:
        return rf" {re.escape(word)}[^ ]* "
    return rf" {re.escape(word)}(?:s|es)? "
