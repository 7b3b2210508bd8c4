"""Roles for which a project wants somebody."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from projects.models.team_member import TeamMember


class WantedRoleQuerySet(models.QuerySet["WantedRole"]):
    """Wanted roles."""

    def open(self) -> "WantedRoleQuerySet":
        """Those that nobody in the team has taken."""
        taken = TeamMember.objects.current().filter(project=OuterRef("project"), works_as=OuterRef("name"))
        return self.exclude(Exists(taken))


class WantedRole(models.Model):
    """A role by its name: for how long, and how much time it takes. It is filled while somebody of the team has it."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="wanted_roles")
    name = models.CharField(_("what they would do"), max_length=80)
    length = models.CharField(_("for how long"), max_length=80, blank=True)
    time = models.CharField(_("how much time"), max_length=80, blank=True)

    objects = WantedRoleQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="a_project_wants_a_role_once")]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.time, self.length) if part)

    @classmethod
    def for_cards(cls) -> "Prefetch[str, WantedRoleQuerySet, str]":
        """The open roles of a project, as `open_roles`."""
        return Prefetch("wanted_roles", cls.objects.open(), to_attr="open_roles")
