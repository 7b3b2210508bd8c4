"""The e-mail domains that councils speak from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from councils.addresses import Address, suffixes
from councils.enums import DomainSource
from councils.models.organisation import Organisation, current_bodies


class Domain(models.Model):
    """A confirmed e-mail domain of an organisation; two organisations may share one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    name = models.CharField(_("domain"), max_length=253, db_index=True)
    source = models.CharField(_("who says so"), max_length=20, choices=DomainSource)

    class Meta:
        verbose_name = _("e-mail domain")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="an_organisation_has_a_domain_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_domain_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


def councils_for(address: Address) -> list[Organisation]:
    """The current organisations for which an address speaks, by name; several where they share the domain.

    The longest stored domain that the address belongs to counts. An ended council's leads to its successors.
    """
    candidates = Domain.objects.filter(name__in=suffixes(address.domain)).select_related("organisation")
    domains = list(candidates)
    longest = max((domain.name.count(".") for domain in domains), default=0)
    return current_bodies(domain.organisation for domain in domains if domain.name.count(".") == longest)
