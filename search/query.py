"""A query: what an address asks for."""

from dataclasses import dataclass, field

from councils.people import Anyone
from search.enums import Sort
from search.facets import Filters

PAGE_SIZE = 20
PROJECT = "project"


@dataclass(frozen=True)
class Query:
    """What somebody looks for: a kind of thing; `filters` as in `search.facets`; a page of no `size` asks for the
    counts alone. Without `correct` words are taken as they are typed."""

    reader: Anyone
    words: str = ""
    kind: str = PROJECT
    filters: Filters = field(default_factory=dict)
    sort: Sort = Sort.NEWEST
    page: int = 1
    size: int = PAGE_SIZE
    correct: bool = True
