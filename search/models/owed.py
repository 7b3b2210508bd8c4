"""What an index elsewhere is still to be told."""

from django.db import models
from django.utils import timezone


class Owed(models.Model):
    """That an entry (its id) was filed, or has gone, and what its edition was then.

    Written in the transaction that filed it, and deleted once the cluster has taken it in: `search/cluster/sending.py`.
    """

    is_derived = True

    entry = models.BigIntegerField()
    edition = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.entry} in edition {self.edition}"
