"""The e-mail domains that councils speak from."""

from django.db import models

from councils.enums import DomainSource
from councils.models.organisation import Organisation


class Domain(models.Model):
    """A confirmed e-mail domain of an organisation; two organisations may share one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    name = models.CharField(max_length=253, db_index=True)
    source = models.CharField(max_length=20, choices=DomainSource)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="an_organisation_has_a_domain_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_domain_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
