"""What the full text of a database does for the engine in it."""

from typing import Protocol

from search.language.question import Question

# The id of an entry, and how well its text answers as the database reckons: the larger the better.
Found = tuple[int, float]


class FullText(Protocol):
    """The full text of a database."""

    def complete(self, question: Question) -> list[Found]:
        """Give the texts that say every part of a question."""

    def named(self, question: Question) -> list[Found]:
        """Give the texts whose title, or what else they are called and filed under, says every part of a question."""

    def partial(self, question: Question) -> list[Found]:
        """Give the texts that say a part of a question or more."""
