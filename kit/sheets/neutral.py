"""Words that a spreadsheet would carry out as a formula (CWE-1236): made harmless, and back again.

Writing puts an apostrophe before them, and before words that have one there already, so that reading always gives back
what was written.
"""

import re

# The wide forms are taken for the narrow ones by some programs.
STARTS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
CARRIED_OUT = re.compile(rf"'*{STARTS}")
NEUTRAL = re.compile(rf"'+{STARTS}")


def neutral(words: str) -> str:
    """Give the words so that no spreadsheet carries them out."""
    return f"'{words}" if CARRIED_OUT.match(words) else words


def as_written(words: str) -> str:
    """Give the words that `neutral` was given."""
    return words[1:] if NEUTRAL.match(words) else words
