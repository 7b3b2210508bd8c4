"""Acronyms that no table knows: found by the initials of what texts say."""

from collections.abc import Iterator

from search.language.words import Word, telling

FEWEST = 3
MOST = 6
# Before initials stands what no word begins with, so that "0tro" is none.
MARK = "0"


def initials_of(words: list[Word]) -> Iterator[str]:
    """The initials of every few words that follow each other, with the small words between them and without."""
    for several in (words, telling(words)):
        letters = "".join(word.plain[0] for word in several)
        for length in range(FEWEST, MOST + 1):
            for start in range(len(letters) - length + 1):
                yield MARK + letters[start : start + length]


def as_initials(plain: str) -> str | None:
    """What finds the initials that a typed word may be; None for one that is too short, too long or no letters."""
    return MARK + plain if FEWEST <= len(plain) <= MOST and plain.isalpha() else None
