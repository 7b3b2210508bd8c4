"""Which entries have a value."""

from django.db import models


class Posting(models.Model):
    """The entries that have one value of a facet (`search/facets.py`), as `search.bits` packs them."""

    is_derived = True

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=120)
    entries = models.BinaryField(default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="a_value_has_one_posting")]

    def __str__(self) -> str:
        return f"{self.facet} {self.value}"
