"""What projects made that others can reuse."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.enums import Licence, OutputKind, Phase
from projects.models.project import Project


class Output(models.Model):
    """Something to reuse; more than one project may have made it."""

    projects = models.ManyToManyField(Project, related_name="outputs")
    title = models.CharField(_("what it is"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OutputKind)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.NOT_STATED)
    url = models.URLField(_("where it is"), max_length=500, blank=True)
    phase = models.CharField(_("which phase made it"), max_length=20, choices=Phase, blank=True)
    once = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
