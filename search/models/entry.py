"""A project in the list."""

from datetime import date

from django.db import models

from projects.models import Project
from search.enums import Sort

# Of what is level the newest comes first. *Newest* is what councils posted or took on; entries from public records
# follow, by the year of their source.
NEWEST = ("-posted", "-dated_on", "-pk")
ORDERS = {
    Sort.NEWEST: NEWEST,
    Sort.MATCH: NEWEST,
    Sort.TITLE: ("title", *NEWEST),
    Sort.CONFIRMED: ("-confirmed_on", *NEWEST),
}


def _index(sort: Sort) -> models.Index:
    columns = [column.replace("pk", "project") for column in ORDERS[sort]]
    return models.Index(fields=columns, name=f"entries_{sort.value}")


class Entry(models.Model):
    """What a published project is filed under, as pairs of facet and value, and what it is sorted by."""

    is_derived = True

    project = models.OneToOneField(Project, on_delete=models.CASCADE, primary_key=True, related_name="+")
    values = models.JSONField(default=list)
    title = models.CharField(max_length=200)
    posted = models.BooleanField()
    dated_on = models.DateField(default=date.min)
    confirmed_on = models.DateField(default=date.min)

    class Meta:
        indexes = [_index(sort) for sort in (Sort.NEWEST, Sort.TITLE, Sort.CONFIRMED)]

    def __str__(self) -> str:
        return self.title
