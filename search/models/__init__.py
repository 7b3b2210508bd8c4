from search.models.entry import Entry
from search.models.equivalent import Equivalent
from search.models.phrase import Phrase
from search.models.posting import Posting
from search.models.seen import Seen
from search.models.text import Text
from search.models.word import Word

__all__ = ["Entry", "Equivalent", "Phrase", "Posting", "Seen", "Text", "Word"]
