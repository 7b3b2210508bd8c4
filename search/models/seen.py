"""What whoever saved a search has been shown."""

import zlib
from collections.abc import Collection

from django.db import models

from notifications.models import Subscription
from search.bits import bits_of, packed, unpacked


class Seen(models.Model):
    """The things (ids, packed as `search.bits` does) that a saved search found when it was saved, or has told since."""

    is_private = True

    subscription = models.OneToOneField(Subscription, on_delete=models.CASCADE, primary_key=True, related_name="+")
    things = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"seen by {self.subscription_id}"

    def new_of(self, things: Collection[int]) -> list[int]:
        """Those of these things that are not among them, the newest first."""
        seen = self._bits()
        return sorted((thing for thing in things if not seen >> thing & 1), reverse=True)

    def add(self, new: Collection[int]) -> None:
        """Take these in, too (not saved)."""
        self.things = zlib.compress(packed(self._bits() | bits_of(new)))

    def _bits(self) -> int:
        return unpacked(zlib.decompress(self.things)) if self.things else 0
