"""What becomes of a person's projects, requests and invitations when they close their account."""

from councils.models import User
from projects.actions import invitation, request
from projects.actions.passing_on import pass_on
from projects.models import Invitation, Project, Request, TeamMember
from projects.models.answering import ownerless


def settle(user: User) -> None:
    """Settle what is open, once they have left their councils: no question waits for them, no project is nobody's."""
    for asked in Request.objects.waiting().filter(sent_by=user):
        request.withdraw(asked=asked, by=user)
    for invited in Invitation.objects.waiting().to(user):
        invitation.decline(invitation=invited, by=user)
    owned = TeamMember.objects.owners().filter(user=user)
    for project in ownerless(Project.objects.filter(pk__in=owned.values("project"))):
        pass_on(project=project, by=user)
