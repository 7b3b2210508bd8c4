"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happening(TextChoices):
    """The Events of this room."""

    PAGE_PUBLISHED = "page.published", _("published a page")
    PAGE_MOVED = "page.moved", _("moved a page")
    PAGE_UNPUBLISHED = "page.unpublished", _("took a page off the site")
