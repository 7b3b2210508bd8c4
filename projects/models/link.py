"""Links from a project to elsewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project


class Link(models.Model):
    """A titled link: a blog, a board, a repository."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="links")
    title = models.CharField(_("title"), max_length=120)
    url = models.URLField(_("address"), max_length=500)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["project", "url"], name="a_project_has_a_link_once")]

    def __str__(self) -> str:
        return self.title
