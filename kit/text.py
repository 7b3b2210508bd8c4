"""Text without what nobody can see."""

import unicodedata

# Controls, marks of direction and the like, halves of letters, separators of lines and paragraphs.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Of these, what joins the parts of an emoji or of a letter, and what makes the flags of the nations.
JOINERS = frozenset("\u200c\u200d")
FLAGS = range(0xE0020, 0xE0080)
# Letters by their category, which show as a space or as nothing: the fillers of Hangul, the blank of Braille.
BLANKS = str.maketrans(dict.fromkeys("\u115f\u1160\u2800\u3164\uffa0", " "))


def visible(text: str, *, lines: bool = False) -> str:
    """Give the text without invisible characters, and blanks as spaces; `lines` keeps its line breaks and tabs.

    Text of nothing but invisible characters becomes empty. NUL stays, for Django refuses it with a sentence.
    """
    kept = "".join(letter for letter in text.translate(BLANKS) if _is_kept(letter, lines)).strip()
    return kept if set(kept) - JOINERS - {" "} else ""


def _is_kept(letter: str, lines: bool) -> bool:
    if letter == "\0" or letter in JOINERS or ord(letter) in FLAGS:
        return True
    return unicodedata.category(letter) not in INVISIBLE or (lines and letter in "\r\n\t")
