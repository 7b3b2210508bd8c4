"""What somebody is to a project, and what follows from it."""

from enum import Enum, auto

from django.http import HttpRequest
from django.utils.translation import gettext as _

from councils.enums import SiteRole
from councils.models import Organisation, User
from councils.people import Anyone
from councils.permissions import can_answer_for, check_can_answer_for
from councils.standing import standing_of
from kit.access import signed_in
from kit.refusals import NotPermitted, StepNeeded, allowed
from projects.enums import Permission, TeamRole
from projects.models import Project
from projects.models.answering import inherits


class Role(Enum):
    """What somebody is to a project."""

    OWNER = auto()
    MEMBER = auto()
    STEWARD = auto()
    STAND_IN = auto()


ROLE_PERMISSIONS = {
    Role.OWNER: frozenset(Permission),
    Role.STEWARD: frozenset(Permission),
    Role.STAND_IN: frozenset({Permission.EDIT, Permission.PUBLISH}),
    Role.MEMBER: frozenset({Permission.EDIT, Permission.POST_UPDATE, Permission.ANSWER}),
}


def roles_on(user: Anyone, project: Project) -> frozenset[Role]:
    """What this person is to this project. A place in the team counts only with a current membership.

    A broker stands in for the lead council where it has no steward, to keep its entries true.
    """
    if not isinstance(user, User):
        return frozenset()
    roles = {Role.STEWARD} if project.lead_id in user.standing.stewards else set()
    if user.standing.broker and not roles and can_answer_for(user, project.lead):
        roles.add(Role.STAND_IN)
    if place := project.places.get(user.pk):
        roles.add(Role.OWNER if place == TeamRole.OWNER else Role.MEMBER)
    return frozenset(roles)


def in_team(user: Anyone, project: Project) -> bool:
    """Whether this person has a place in the team that counts."""
    return bool(roles_on(user, project) & {Role.OWNER, Role.MEMBER})


def owns(user: Anyone, project: Project) -> bool:
    """Whether this person is an owner of the project."""
    return Role.OWNER in roles_on(user, project)


def permissions_on(user: Anyone, project: Project) -> frozenset[Permission]:
    """All that this person may do with this project. Where its last owner has left, those who answer stand in."""
    if isinstance(user, User) and inherits(user, project):
        return frozenset(Permission)
    return frozenset(permission for role in roles_on(user, project) for permission in ROLE_PERMISSIONS[role])


def officer(request: HttpRequest) -> None:
    """The rule of views for officers: signed in, and a verified member of a public body."""
    signed_in(request)
    if not is_officer(request.user):
        raise StepNeeded(_("To post, to ask or to offer help, join your council first."), to="councils:my_council")


def check_is_officer(user: Anyone) -> None:
    """Raise `NotPermitted` unless the person is a verified member of a public body."""
    if not standing_of(user).public:
        raise NotPermitted(_("You need to belong to a council first. Go to My work to join yours."))


def is_officer(user: Anyone) -> bool:
    """Whether the person is a verified member of a public body."""
    return allowed(check_is_officer, user)


def check_can_post_for(user: User, council: Organisation) -> None:
    """Raise `NotPermitted` unless the person may post, ask and pledge for this council."""
    _check_posts(council)
    if council.pk not in user.standing.councils:
        raise NotPermitted(_("You are not a member of %(council)s.") % {"council": council.name})


def check_can_keep_list(user: Anyone, council: Organisation) -> None:
    """Raise `NotPermitted` unless the person keeps the council's list: its steward or, where it has none, a broker."""
    check_can_answer_for(user, council)
    _check_posts(council)


def can_keep_list(user: Anyone, council: Organisation) -> bool:
    """Whether the person keeps the council's projects as a list."""
    return allowed(check_can_keep_list, user, council)


def _check_posts(council: Organisation) -> None:
    if not council.can_post:
        raise NotPermitted(
            _("%(council)s cannot post, ask or pledge. Do it for your council of today.") % {"council": council.name}
        )


def check_has(user: Anyone, project: Project, permission: Permission) -> None:
    """Raise `NotPermitted` unless the person has this permission on the project."""
    if permission not in permissions_on(user, project):
        raise (
            NotPermitted(_("Only an owner of this project, or a steward of its lead council, can do this."))
            if roles_on(user, project)
            else NotPermitted(_("Only the project’s team can do this. Ask to join the team first."))
        )


def check_can_edit(user: Anyone, project: Project) -> None:
    """Raise `NotPermitted` unless the person may change what the project says."""
    check_has(user, project, Permission.EDIT)


def can_edit(user: Anyone, project: Project) -> bool:
    """Whether the person may change what the project says."""
    return allowed(check_can_edit, user, project)


def is_steward(user: Anyone, council: Organisation) -> bool:
    """Whether this person's word is the council's."""
    return council.pk in standing_of(user).stewards


def speaks_for_lead_alone(user: Anyone, project: Project) -> bool:
    """Whether the lead council is the only one that this person could pledge for."""
    return standing_of(user).councils == {project.lead_id}


def can_ask(user: Anyone, project: Project) -> bool:
    """Whether to show this reader how to ask: not to the team, nor about a draft."""
    return not project.is_draft and not in_team(user, project)


def check_can_define_services(user: Anyone) -> None:
    """Raise `NotPermitted` unless the person is an editor of the site team, or may do everything in the admin."""
    if SiteRole.EDITOR not in standing_of(user).site_roles and not getattr(user, "is_superuser", False):
        raise NotPermitted(_("Only an editor of the site team can change services and their groups."))
