"""Names of councils, made alike: the same council is "Camden", "Camden Council" and "London Borough of Camden"."""

import re
import unicodedata

WORDS_OF_KIND = (
    "a and bc borough cc city corporation council councils county dc district lb mayoral mbc mdc metropolitan of royal "
    "the cyngor sir dinas bwrdeistref sirol"
)
DROPPED = frozenset(WORDS_OF_KIND.split())
LONDON_BOROUGH = re.compile(r"\blondon boro(ugh)?\b")
# What is left of these names says a place larger than the body that bears them.
TOO_LITTLE = frozenset({"london", "greater london"})
LEADING = re.compile(r"^(the|city of|county|isle of|isles of) (?=\w)", re.IGNORECASE)


def plain(name: str) -> str:
    """The name in lower case, without accents and punctuation; "&" is "and"."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    without_marks = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.sub(r"['’.]", "", without_marks.replace("&", " and "))
    return " ".join(re.findall(r"\w+", words))


def bare(name: str) -> str:
    """The plain name without the words that only say what kind of council it is; "" where too little is left."""
    words = LONDON_BOROUGH.sub("", plain(name)).split()
    left = " ".join(word for word in words if word not in DROPPED)
    return "" if left in TOO_LITTLE else left


def sorted_as(name: str) -> str:
    """How the name stands in an A to Z: "City of Edinburgh" under E, "The Vale of Glamorgan" under V."""
    return plain(LEADING.sub("", name))
