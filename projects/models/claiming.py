"""Which council an unclaimed entry is for."""

from councils.models import Organisation, current_bodies
from councils.people import Anyone
from councils.standing import standing_of
from projects.models.partnership import Partnership
from projects.models.project import Project


def claimants(project: Project) -> list[Organisation]:
    """The current councils that may claim the entry: of its lead first, then of its partners."""
    partners = [each.organisation for each in Partnership.objects.shown().filter(project=project)]
    bodies = [*current_bodies([project.lead]), *current_bodies(partners)]
    return [body for body in bodies if body.is_council]


def has_claimants(project: Project) -> bool:
    """Whether any council may claim the entry."""
    return bool(claimants(project))


def claiming_council(user: Anyone, project: Project) -> Organisation | None:
    """The council for which this person may claim the entry, or None."""
    mine = standing_of(user).councils
    return next((council for council in claimants(project) if council.pk in mine), None) if mine else None
