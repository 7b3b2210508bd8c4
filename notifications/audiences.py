"""People by what they are to a project, a pledge or a council, as things stand now."""

from django.db.models import QuerySet

from councils.models import Organisation, User
from projects.models import Pledge, Project, Request, TeamMember
from projects.models.answering import who_answers


def owners(project: Project) -> QuerySet[User]:
    """The project's owners who still count; where there is none, those who answer for it."""
    places = TeamMember.objects.current().owners().filter(project=project)
    people = User.objects.active().filter(team_places__in=places)
    return people if people.exists() else who_answers(project)


def asker(asked: Request) -> QuerySet[User]:
    """Who sent the request, while they are a member of the council they asked for."""
    return members(asked.council).filter(pk=asked.sent_by_id)


def keepers(pledge: Pledge) -> QuerySet[User]:
    """Who made the pledge; where they have left the council, its stewards."""
    pledger = members(pledge.council).filter(pk=pledge.pledged_by_id)
    return pledger if pledger.exists() else stewards(pledge.council)


def members(council: Organisation) -> QuerySet[User]:
    """The council's verified members."""
    return User.objects.members_of([council])


def stewards(council: Organisation) -> QuerySet[User]:
    """The council's stewards."""
    return User.objects.stewards_of([council])


def stewards_or_members(council: Organisation) -> QuerySet[User]:
    """The council's stewards or, where it has none, its verified members."""
    people = stewards(council)
    return people if people.exists() else members(council)


def brokers() -> QuerySet[User]:
    """The brokers of the site team."""
    return User.objects.brokers()
