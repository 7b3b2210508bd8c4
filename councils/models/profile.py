"""What Pipeline knows of a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Profile(models.Model):
    """A person's name, apart from what they sign in with."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True)
    name = models.CharField(_("your name"), max_length=100)

    class Meta:
        verbose_name = _("profile")

    def __str__(self) -> str:
        return self.name
