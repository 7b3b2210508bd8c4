"""Who works on a project."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Membership, Organisation
from projects.enums import TeamRole


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    """Team members."""

    def current(self) -> "TeamMemberQuerySet":
        """Those whose membership of the council they joined for has not ended: only they count."""
        membership = Membership.objects.current().filter(user=OuterRef("user"), organisation=OuterRef("organisation"))
        return self.filter(Exists(membership))

    def of_projects(self, projects: Collection[int]) -> dict[int, dict[int, str]]:
        """Give the ids of those who count in the teams of these projects, each with their role, by project: what
        `Project.places` says of one."""
        places: dict[int, dict[int, str]] = {project: {} for project in projects}
        for project, user, role in self.current().filter(project__in=places).values_list("project", "user", "role"):
            places[project][user] = role
        return places

    def owners(self) -> "TeamMemberQuerySet":
        """The owners among them."""
        return self.filter(role=TeamRole.OWNER)


class TeamMember(models.Model):
    """A person × a project, for the council that they work for; `works_as` names a role that was wanted."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="team_places")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=TeamRole, default=TeamRole.MEMBER)
    works_as = models.CharField(_("what they do"), max_length=80, blank=True)
    since = models.DateTimeField(default=timezone.now)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        constraints = [models.UniqueConstraint(fields=["project", "user"], name="a_person_is_in_a_team_once")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.project_id}: {self.role}"
