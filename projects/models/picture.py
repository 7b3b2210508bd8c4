"""The picture of a project."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project

CONTENT = ("small", "large")


class PictureQuerySet(models.QuerySet["Picture"]):
    """Pictures."""

    def without_content(self) -> "PictureQuerySet":
        """As pages need them: what is in the files is left where it is."""
        return self.defer(*CONTENT)


class Picture(models.Model):
    """A picture as `kit.pictures` has drawn it: two WebP files, `width` and `height` of the small one.

    They are kept here, so that a row and its files come, go, and are backed up as one. `digest` is of their content.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="picture")
    alt = models.CharField(_("what it shows"), max_length=200)
    digest = models.CharField(max_length=32)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    small = models.BinaryField()
    large = models.BinaryField()

    objects = PictureQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(alt=""), name="a_picture_says_what_it_shows")]

    def __str__(self) -> str:
        return self.alt
