"""The mutations of Welsh: the first letters of a word change by what stands before it.

Source: Geiriadur yr Academi and any grammar of Welsh: soft, nasal and aspirate mutation.
"""

from collections.abc import Iterator

SOFT = {"c": "g", "p": "b", "t": "d", "g": "", "b": "f", "d": "dd", "m": "f", "ll": "l", "rh": "r"}
NASAL = {"c": "ngh", "p": "mh", "t": "nh", "g": "ng", "b": "m", "d": "n"}
ASPIRATE = {"c": "ch", "p": "ph", "t": "th"}
# These are letters of their own: "ch" does not begin with "c".
LETTERS = ("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th")


def mutations_of(words: str) -> Iterator[str]:
    """The words with the first of them mutated, in each way that it can be."""
    lower = words.lower()
    first = next((letter for letter in LETTERS if lower.startswith(letter)), lower[:1])
    for mutation in (SOFT, NASAL, ASPIRATE):
        if first in mutation:
            yield mutation[first] + words[len(first) :]
