"""Words, made alike: without capitals and accents, cut to their stem. All engines hold them so, and cut none."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from Stemmer import Stemmer

LONGEST = 200
# Between two lines of a text stands what is no stem, so that no phrase reaches from one to the next.
BETWEEN = "0x0"
# A letter may bear marks that are characters of their own.
LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")
# These say nothing of what a text is about, and neither a text nor a question keeps them where it has others.
SMALL_WORDS = """
a about after an and another any anyone are as at be been before but by can could did do does doing done each else
every find for from get got had has have having how i if in into is it its let me more most my need no nobody not of on
one only or other others our out own s same should so some somebody someone still stop such than that the their them
then there these they this those to too up us use used using very want wants was way we were what when where whether
which while who whose why will with without would you your
"""
SMALL = frozenset(SMALL_WORDS.split())
# Stems that are one word in two spellings, or two forms that the stemmer keeps apart.
SAME = {
    "licenc": "licens",
    "practic": "practis",
    "defenc": "defens",
    "programm": "program",
    "center": "centr",
    "grey": "gray",
    "enquir": "inquir",
    "enquiri": "inquiri",
    "cheque": "check",
    "peopl": "person",
    "digitis": "digit",
    "buse": "bus",
}
# Written here with s or z.
ISE = re.compile(r"i[sz]$")

_stemmer = Stemmer("english")


class Word(NamedTuple):
    """A word of a text: its stem, how it is written in plain letters, and where it stands."""

    stem: str
    plain: str
    start: int
    end: int


def cut(text: str) -> str:
    """The typed text as far as it is searched: without control characters, at most `LONGEST` characters."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text[: LONGEST * 5])
    return " ".join(visible.split())[:LONGEST].strip()


def words_of(text: str) -> list[Word]:
    """Every word of a text, in its order; the places are those in the text made NFC."""
    found = []
    for match in WORD.finditer(unicodedata.normalize("NFC", text)):
        plain = plain_of(match[0])
        if plain:
            found.append(Word(stem_of(plain), plain, match.start(), match.end()))
    return found


def telling(words: list[Word]) -> list[Word]:
    """Those that say what a text is about; all, where none does."""
    return [word for word in words if word.plain not in SMALL] or words


def stems_of(text: str) -> list[str]:
    """The stems of the telling words of a text, in its order: what an index holds."""
    return [word.stem for word in telling(words_of(text))]


def spaced(stems: Sequence[str]) -> str:
    """Stems as one text, with a space around each; "" where there are none."""
    return f" {' '.join(stems)} " if stems else ""


@lru_cache(maxsize=100_000)
def plain_of(word: str) -> str:
    """A word in lower case, without accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    if not letters.isascii():
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "".join(letter for letter in letters if letter.isalnum())


@lru_cache(maxsize=100_000)
def stem_of(plain: str) -> str:
    """The stem of a plain word."""
    stem: str = _stemmer.stemWord(plain)
    return SAME.get(stem, ISE.sub("is", stem) if len(stem) > len("quiz") else stem)
