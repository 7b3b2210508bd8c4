"""Which councils may claim an entry from public records."""

from councils.models import Organisation, Succession, User, current_bodies
from councils.people import Anyone
from councils.standing import standing_of
from projects.models.partnership import Partnership
from projects.models.project import Project
from projects.models.project_queries import ProjectQuerySet


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


def claimable_by(user: User) -> ProjectQuerySet:
    """The entries that this person may claim: the rule of `claimants`, for many in a constant number of queries."""
    councils = set(
        Organisation.objects.current().councils().filter(pk__in=user.standing.councils).values_list("pk", flat=True)
    )
    succession = Succession.load()
    names = councils.union(*(succession.before(council) for council in councils))
    return Project.objects.visible_to(user).filter(unclaimed=True).of_councils(names)
