"""The groups of services that councils think in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceGroup(models.Model):
    """A group of services, with the everyday words for what it holds."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    words = models.CharField(
        _("everyday words"), max_length=500, blank=True, help_text=_("What people call it, with commas between.")
    )
    order = models.PositiveSmallIntegerField(_("place in the list"), default=100)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("service group")
        verbose_name_plural = _("service groups")

    def __str__(self) -> str:
        return self.name
