"""The words that spelling knows: those of what everybody may see, of the table of equivalents, and of English."""

from functools import lru_cache
from math import log10
from pathlib import Path
from time import monotonic

from search.language.spelling import Speller, english, most_common
from search.language.words import words_of
from search.models import Equivalent, Word

# Words of councils and government, which are commoner here than elsewhere.
PUBLIC = Path(__file__).parent / "data" / "public_service.txt"
PUBLIC_WORTH = 0.9
EQUIVALENT_WORTH = 0.6
# So many things have a word that could not be commoner.
MOST_THINGS = 1_000
# A speller is made anew after so many seconds: it takes a while, and a word that is new is never corrected anyway.
FRESH = 600


def speller() -> Speller:
    """The speller of now."""
    return made_in(int(monotonic() // FRESH))


@lru_cache(maxsize=1)
def made_in(period: int) -> Speller:
    """The speller of a time of so many seconds."""
    said = dict(Word.objects.values_list("word", "things"))
    here = {word: min(1.0, 0.3 + log10(1 + things) / log10(MOST_THINGS)) for word, things in said.items()}
    pairs = Equivalent.objects.order_by().values_list("typed", "means")
    others = {word.plain: EQUIVALENT_WORTH for pair in pairs for text in pair for word in words_of(text)}
    public = dict.fromkeys(PUBLIC.read_text().split(), PUBLIC_WORTH)
    return Speller(most_common([english(), public, others, here]))
