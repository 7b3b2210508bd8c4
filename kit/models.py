"""The one table of this room."""

from django.db import models


class Tally(models.Model):
    """How often something was tried in the current stretch of time; see `kit.limits`.

    `key` is a keyed hash, so that the row names nobody; `until` is the end of the stretch, in seconds since 1970.
    """

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    until = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.until}"
