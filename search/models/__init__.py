from search.models.entry import Entry
from search.models.equivalent import Equivalent
from search.models.likeness import Likeness
from search.models.miss import Miss
from search.models.mute import Mute
from search.models.owed import Owed
from search.models.phrase import Phrase
from search.models.posting import Posting
from search.models.rebuilding import Rebuilding
from search.models.seen import Seen
from search.models.text import Text
from search.models.word import Word

__all__ = [
    "Entry",
    "Equivalent",
    "Likeness",
    "Miss",
    "Mute",
    "Owed",
    "Phrase",
    "Posting",
    "Rebuilding",
    "Seen",
    "Text",
    "Word",
]
