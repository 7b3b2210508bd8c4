"""The picture of a council."""

from django.db import models

from councils.models.organisation import Organisation
from kit.models import DrawnPicture, DrawnPictureQuerySet


class PictureQuerySet(DrawnPictureQuerySet["Picture"]):
    """Pictures of councils."""


class Picture(DrawnPicture):
    """One picture that shows the place, or the people at work."""

    council = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="picture")

    objects = PictureQuerySet.as_manager()
