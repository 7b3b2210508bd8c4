from search.models.entry import Entry
from search.models.posting import Posting

__all__ = ["Entry", "Posting"]
