"""Other words for the same."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from search.enums import EquivalentKind, Language


class Equivalent(models.Model):
    """What people type, and what texts say for it, as the site team keeps it.

    `key` and `means_key` are the stems of both: what is the same to search is there once.
    """

    typed = models.CharField(_("what people type"), max_length=200)
    means = models.CharField(_("what it means"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=EquivalentKind)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    both_ways = models.BooleanField(
        _("both ways"), default=False, help_text=_("Whoever types the second finds the first, too.")
    )
    key = models.CharField(max_length=200, editable=False)
    means_key = models.CharField(max_length=200, editable=False)

    class Meta:
        ordering = ["typed", "means"]
        verbose_name = _("equivalent")
        verbose_name_plural = _("equivalents")
        constraints = [
            models.UniqueConstraint(fields=["key", "means_key"], name="two_are_equivalent_once"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(means_key=""), name="an_equivalent_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.typed}: {self.means}"
