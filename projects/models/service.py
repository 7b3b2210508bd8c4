"""The services that councils provide, which editors can change."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.fields import NumbersField
from projects.models.service_group import ServiceGroup

FEWEST_WORDS = 2


def check_enough_words(words: str) -> None:
    """Raise `ValidationError` for a service that people could call by one word only: it would hardly be found."""
    if len({word.strip().casefold() for word in words.split(",") if word.strip()}) < FEWEST_WORDS:
        raise ValidationError(_("Enter two everyday words or more, with commas between"))


class Service(models.Model):
    """A service of a group: its numbers in the Local Government Services List (LGSL), and what people call it."""

    group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, related_name="services", verbose_name=_("group"))
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    lgsl = NumbersField(_("LGSL numbers"), help_text=_("One or more numbers of the Local Government Services List."))
    words = models.CharField(
        _("everyday words"),
        max_length=500,
        help_text=_("What people call it, with commas between: at least two."),
        validators=[check_enough_words],
    )

    class Meta:
        ordering = ["group__order", "group__name", "name"]
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def __str__(self) -> str:
        return self.name
