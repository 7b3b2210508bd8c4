"""The picture of a project."""

from django.db import models

from kit.models import DrawnPicture, DrawnPictureQuerySet
from projects.models.project import Project


class PictureQuerySet(DrawnPictureQuerySet["Picture"]):
    """Pictures of projects."""


class Picture(DrawnPicture):
    """One picture that shows what the work is about."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="picture")

    objects = PictureQuerySet.as_manager()
