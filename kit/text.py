"""Text without what nobody can see."""

import unicodedata

# Controls, marks of direction and the like, halves of letters, separators of lines and paragraphs.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Of these, what joins the parts of an emoji or of a letter, and what makes the flags of the nations.
JOINERS = frozenset("\u200c\u200d")
FLAGS = range(0xE0020, 0xE0080)


def visible(text: str, *, lines: bool = False) -> str:
    """Give the text without invisible characters; `lines` keeps its line breaks and tabs.

    Text of nothing but invisible characters becomes empty. NUL stays, for Django refuses it with a sentence.
    """
    kept = "".join(letter for letter in text if _is_kept(letter, lines)).strip()
    return kept if kept.strip("".join(JOINERS)) else ""


def _is_kept(letter: str, lines: bool) -> bool:
    if letter == "\0" or letter in JOINERS or ord(letter) in FLAGS:
        return True
    return unicodedata.category(letter) not in INVISIBLE or (lines and letter in "\r\n\t")
