"""What else an organisation is called."""

from django.db import models

from councils.models.organisation import Organisation


class OtherName(models.Model):
    """A further name of an organisation: former, short, abbreviated."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=150)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="an_organisation_has_a_name_once")]

    def __str__(self) -> str:
        return self.name
