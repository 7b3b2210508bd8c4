"""Where an entry from public records comes from."""

from django.db import models

from projects.models.project import Project


class Source(models.Model):
    """The public record that an entry was imported from. `key` is the record's own; `also_named` is what it says
    of organisations in words that match nothing in the register."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="source", primary_key=True)
    key = models.CharField(max_length=120, unique=True)
    url = models.URLField(max_length=500)
    year = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    lead = models.CharField(max_length=150)
    also_named = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    line_of_work = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.key
