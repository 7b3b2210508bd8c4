"""Which entries have a value."""

from secrets import randbits

from django.db import models

from search.bits import packed


def new_mark() -> int:
    """A mark that no other has; a sum of thousands is still a number to a database."""
    return randbits(48)


class Posting(models.Model):
    """The entries that have one value of a facet (`search/facets.py`), as `search.bits` packs them.

    `mark` is another one whenever they change: whoever remembers the postings sees by it whether they are still so. It
    is drawn by lot, so that one of a transaction that was taken back never comes again.
    """

    is_derived = True

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=120)
    mark = models.BigIntegerField(default=new_mark, db_index=True)
    entries = models.BinaryField(default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="a_value_has_one_posting")]

    def __str__(self) -> str:
        return f"{self.facet} {self.value}"

    def hold(self, bits: int) -> None:
        """Hold this set of entries from now on (saved)."""
        self.entries, self.mark = packed(bits), new_mark()
        self.save()
