"""What projects made that others can reuse."""

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from councils.people import Anyone
from projects.enums import Licence, OutputKind, Phase
from projects.models.project import Project


class OutputQuerySet(models.QuerySet["Output"]):
    """Things to reuse."""

    def visible_to(self, reader: Anyone) -> "OutputQuerySet":
        """Those of published projects that somebody may see, with these as `makers`."""
        visible = Project.objects.visible_to(reader).published()
        makers = Prefetch("projects", visible.select_related("lead", "source"), to_attr="makers")
        return self.filter(projects__in=visible.order_by()).distinct().prefetch_related(makers)


class Output(models.Model):
    """Something to reuse; more than one project may have made it."""

    projects = models.ManyToManyField(Project, related_name="outputs")
    title = models.CharField(_("what it is"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OutputKind)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.NOT_STATED)
    url = models.URLField(_("where it is"), max_length=500, blank=True)
    phase = models.CharField(_("which phase made it"), max_length=20, choices=Phase, blank=True)
    once = models.UUIDField(null=True, unique=True, editable=False)

    objects = OutputQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
