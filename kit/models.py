"""The tables of this room, and what tables of pictures in others have in common."""

from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

T = TypeVar("T", bound=models.Model)


class Tally(models.Model):
    """How often something was tried in the current stretch of time; see `kit.limits`.

    `key` is a keyed hash, so that the row names nobody; `until` is the end of the stretch, in seconds since 1970.
    """

    is_count = True

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    until = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.until}"


class Count(models.Model):
    """How often something happened on a day, without who or where; see `kit.counts`."""

    is_count = True

    what = models.CharField(max_length=40)
    day = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["what", "day"], name="a_thing_is_counted_once_a_day")]

    def __str__(self) -> str:
        return f"{self.what} on {self.day}: {self.number}"


class DrawnPictureQuerySet(models.QuerySet[T]):
    """Pictures, as a room's own queryset of them begins."""

    def without_content(self) -> Self:
        """As pages need them: what is in the files is left where it is."""
        return self.defer(*DrawnPicture.SIZES)


class DrawnPicture(models.Model):
    """A picture as `kit.pictures` has drawn it: two WebP files, `width` and `height` of the small one.

    They are kept here, so that a row and its files come, go, and are backed up as one. `digest` is of their content.
    """

    SIZES = ("small", "large")

    alt = models.CharField(_("what it shows"), max_length=200)
    digest = models.CharField(max_length=32)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    small = models.BinaryField()
    large = models.BinaryField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~models.Q(alt=""), name="%(app_label)s_%(class)s_says_what_it_shows")
        ]

    def __str__(self) -> str:
        return self.alt
