"""A thing that can be found."""

from datetime import date

from django.db import models

from search.enums import Sort

# Of what is level the newest comes first. *Newest* is what councils posted or took on; entries from public records
# follow, by the year of their source.
NEWEST = ("-posted", "-dated_on", "-thing")
ORDERS = {
    Sort.NEWEST: NEWEST,
    Sort.MATCH: NEWEST,
    Sort.TITLE: ("title", *NEWEST),
    Sort.CONFIRMED: ("-confirmed_on", *NEWEST),
}


def _index(sort: Sort) -> models.Index:
    return models.Index(fields=ORDERS[sort], name=f"entries_{sort.value}")


class Entry(models.Model):
    """A thing of a kind (`kit/documents.py`): what it is filed under, as pairs of facet and value, what it is sorted
    by, and its passages as they are shown. `version` is the newest Event that filed it. `edition` counts how often it
    was filed: of two words of it that reach an index elsewhere, the one of the higher edition holds."""

    is_derived = True

    kind = models.CharField(max_length=20)
    thing = models.BigIntegerField()
    values = models.JSONField(default=list)
    passages = models.JSONField(default=list)
    title = models.CharField(max_length=200)
    posted = models.BooleanField(default=True)
    dated_on = models.DateField(default=date.min)
    confirmed_on = models.DateField(default=date.min)
    version = models.BigIntegerField(default=0)
    edition = models.BigIntegerField(default=1)

    class Meta:
        indexes = [_index(sort) for sort in (Sort.NEWEST, Sort.TITLE, Sort.CONFIRMED)]
        constraints = [models.UniqueConstraint(fields=["kind", "thing"], name="a_thing_has_one_entry")]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"
