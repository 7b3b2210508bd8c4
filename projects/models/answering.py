"""Who is asked to answer for a project."""

from django.db.models import Q, QuerySet

from councils.models import User, current_bodies
from projects.enums import Answering, TeamRole
from projects.models.project import Project
from projects.models.team_member import TeamMember


def who_answers(project: Project) -> QuerySet[User]:
    """Those who are told of a request and may answer it: never nobody, as long as there is a site team.

    The team; for an unclaimed entry, or where nobody of the team counts any more, the stewards of the lead council
    or its successors, else their verified members, else the site team's brokers.
    """
    _as_what, people = answering(project)
    return people


def answering(project: Project) -> tuple[Answering, QuerySet[User]]:
    """As what people answer for a project, and who they are: the first of `who_answers` where there is anybody."""
    team = TeamMember.objects.current().filter(project=project)
    bodies = current_bodies([project.lead])
    first = {
        Answering.TEAM: User.objects.active().filter(pk__in=team.values("user")),
        Answering.STEWARDS: User.objects.stewards_of(bodies),
        Answering.MEMBERS: User.objects.members_of(bodies),
    }
    found = ((as_what, people) for as_what, people in first.items() if people.exists())
    return next(found, (Answering.SITE_TEAM, User.objects.brokers()))


def inherits(user: User, project: Project) -> bool:
    """Whether this person stands in for the owner of a project that has none left, as they look after it.

    They are among `who_answers` then; a broker, once the session has proven that it is them.
    """
    if project.unclaimed or TeamRole.OWNER in project.places.values():
        return False
    return Project.objects.looked_after_by(user).filter(pk=project.pk).exists()


def owned_by(user: User, projects: QuerySet[Project]) -> QuerySet[Project]:
    """Of these claimed projects, those that this person owns, keeps as the lead's steward, or inherits (`inherits`)."""
    places = TeamMember.objects.current()
    alone = ownerless(projects)
    return projects.filter(
        Q(pk__in=places.owners().filter(user=user).values("project"))
        | Q(lead__in=user.standing.stewards)
        | Q(pk__in=alone.filter(pk__in=places.filter(user=user).values("project")).values("pk"))
        | Q(pk__in=teamless(alone).values("pk"), lead__in=user.standing.comes_first_for)
    )


def owned_alone_by(user: User) -> QuerySet[Project]:
    """The projects that would be without an owner, were this person gone."""
    places = TeamMember.objects.current().owners()
    others = places.exclude(user=user)
    return Project.objects.filter(pk__in=places.filter(user=user).values("project")).exclude(
        pk__in=others.values("project")
    )


def ownerless(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Those of these projects of which nobody who counts is an owner."""
    return projects.exclude(pk__in=TeamMember.objects.current().owners().values("project"))


def teamless(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Those of these projects in whose team nobody counts any more."""
    return projects.exclude(pk__in=TeamMember.objects.current().values("project"))
