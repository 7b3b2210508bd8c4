"""Closed lists of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sort(TextChoices):
    """The orders of the list."""

    MATCH = "match", _("Best match")
    NEWEST = "newest", _("Newest")
    CONFIRMED = "confirmed", _("Recently confirmed")
    TITLE = "title", _("Title")
