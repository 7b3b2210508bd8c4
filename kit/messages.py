"""What a person is told on the next page that opens."""

from typing import Any

from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.fallback import FallbackStorage


class OnceStorage(FallbackStorage):
    """Tell a sentence once, also where two clicks have brought it about twice before a page opened."""

    def add(self, level: int, message: Any, extra_tags: str | None = "") -> None:
        """Add a message, unless the same waits already."""
        if Message(level, message) not in self:
            super().add(level, message, extra_tags)
