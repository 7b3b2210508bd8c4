"""What people may do with projects: rules about people.

Each rule is a pair: `check_can_…` raises `NotPermitted` with a sentence for the person, `can_…` says yes or no.
"""

from enum import Enum, auto

from django.http import HttpRequest
from django.utils.translation import gettext as _

from councils.enums import SiteRole
from councils.models import Membership, Organisation, User
from councils.people import Anyone
from councils.permissions import can_answer_for, check_can_answer_for
from councils.standing import standing_of
from kit.access import signed_in
from kit.refusals import NotPermitted, StepNeeded, allowed
from projects.enums import Permission, TeamRole
from projects.models import Handover, Invitation, Partnership, Pledge, Project, Request, TeamMember
from projects.models.answering import inherits, who_answers
from projects.models.claiming import claiming_council, has_claimants
from projects.models.colleagues import colleagues, takers


class Role(Enum):
    """What somebody is to a project."""

    OWNER = auto()
    MEMBER = auto()
    STEWARD = auto()


ROLE_PERMISSIONS = {
    Role.OWNER: frozenset(Permission),
    Role.STEWARD: frozenset(Permission),
    Role.MEMBER: frozenset({Permission.EDIT, Permission.POST_UPDATE, Permission.ANSWER}),
}


def roles_on(user: Anyone, project: Project) -> frozenset[Role]:
    """What this person is to this project. A place in the team counts only with a current membership."""
    if not isinstance(user, User):
        return frozenset()
    roles = {Role.STEWARD} if project.lead_id in user.standing.stewards else set()
    places = TeamMember.objects.current().filter(project=project, user=user).values_list("role", flat=True)
    return frozenset(roles | {Role.OWNER if place == TeamRole.OWNER else Role.MEMBER for place in places})


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
    if not council.can_post:
        raise NotPermitted(
            _("%(council)s cannot post, ask or pledge. Do it for your council of today.") % {"council": council.name}
        )
    if council.pk not in user.standing.councils:
        raise NotPermitted(_("You are not a member of %(council)s.") % {"council": council.name})


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


def check_is_colleague(membership: Membership, project: Project) -> None:
    """Raise `NotPermitted` unless this is a current membership of the lead council or of a partner."""
    if not colleagues(project).filter(pk=membership.pk).exists():
        raise NotPermitted(_("Choose a member of the lead council or of a partner."))


def check_is_member_of(membership: Membership, council: Organisation) -> None:
    """Raise `NotPermitted` unless this is a current membership of the council."""
    if not Membership.objects.current().filter(pk=membership.pk, organisation=council).exists():
        raise NotPermitted(_("Choose a member of %(council)s.") % {"council": council.name})


def check_can_see_handover(user: User, handover: Handover) -> None:
    """Raise `NotPermitted` unless the person may hand the project over, or answers for the council that is asked."""
    if Permission.HAND_OVER not in permissions_on(user, handover.project):
        check_can_answer_for(user, handover.council)


def check_can_answer_request(user: User, asked: Request) -> None:
    """Raise `NotPermitted` unless the person may answer this request."""
    project = asked.project
    if asked.sent_by_id == user.pk:
        raise NotPermitted(_("You cannot answer your own request. Somebody else who looks after the project must."))
    if Permission.ANSWER in permissions_on(user, project) or holds_request(user, asked):
        return
    if not who_answers(project).filter(pk=user.pk).exists():
        raise NotPermitted(_("Only the people who look after this project can answer."))


def can_answer_request(user: User, asked: Request) -> bool:
    """Whether the person may answer this request."""
    return allowed(check_can_answer_request, user, asked)


def holds_request(user: User, asked: Request) -> bool:
    """Whether the request was passed to this person, and they are still one to whom it may be."""
    return Request.objects.held().filter(pk=asked.pk, passed_to=user).exists()


def check_can_take_request(membership: Membership, asked: Request) -> None:
    """Raise `NotPermitted` unless the request may be passed to this member."""
    if not takers(asked).filter(pk=membership.pk).exists():
        raise NotPermitted(_("Choose somebody of the team or of the lead council, other than who asks."))


def check_can_withdraw_request(user: User, asked: Request) -> None:
    """Raise `NotPermitted` unless it is the person's own request."""
    if asked.sent_by_id != user.pk:
        raise NotPermitted(_("Only the person who sent this request can withdraw it."))


def can_withdraw_request(user: User, asked: Request) -> bool:
    """Whether it is the person's own request."""
    return allowed(check_can_withdraw_request, user, asked)


def check_can_see_request(user: User, asked: Request) -> None:
    """Raise `NotPermitted` unless the person sent the request or may answer it."""
    if asked.sent_by_id != user.pk:
        check_can_answer_request(user, asked)


def check_can_answer_invitation(user: User, invitation: Invitation) -> None:
    """Raise `NotPermitted` unless the person has confirmed the address that was invited."""
    if not Invitation.objects.of(user).filter(pk=invitation.pk).exists():
        raise NotPermitted(_("This invitation is for another address. Sign in with the address that got the mail."))


def check_can_confirm_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person gives the council's word: its steward or, without one, the site team."""
    if pledge.pledged_by_id == user.pk and not is_steward(user, pledge.council):
        raise NotPermitted(_("You cannot confirm your own pledge. A steward or another broker must."))
    if not can_answer_for(user, pledge.council):
        raise NotPermitted(
            _("Only a steward of %(council)s can give its word.") % {"council": pledge.council.short_name}
        )


def can_confirm_pledge(user: User, pledge: Pledge) -> bool:
    """Whether the person gives the word of the council that pledges."""
    return allowed(check_can_confirm_pledge, user, pledge)


def check_can_answer_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person owns the project, or is a steward of its lead council."""
    if Permission.ANSWER_PLEDGES not in permissions_on(user, pledge.project):
        raise NotPermitted(_("Only an owner of the project can answer a pledge."))


def can_answer_pledge(user: User, pledge: Pledge) -> bool:
    """Whether the person answers pledges to this project."""
    return allowed(check_can_answer_pledge, user, pledge)


def check_can_keep_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person looks after this pledge: who made it, or a steward of that council."""
    standing = user.standing
    own = pledge.pledged_by_id == user.pk and pledge.council_id in standing.councils
    if not own and pledge.council_id not in standing.stewards:
        raise NotPermitted(
            _("Only the person who made this pledge, or a steward of %(council)s, can do this.")
            % {"council": pledge.council.short_name}
        )


def can_keep_pledge(user: User, pledge: Pledge) -> bool:
    """Whether the person looks after this pledge for the council that made it."""
    return allowed(check_can_keep_pledge, user, pledge)


def check_can_answer_partnership(user: User, partnership: Partnership) -> None:
    """Raise `NotPermitted` unless the person is a verified member of the council that was asked."""
    if partnership.organisation_id not in user.standing.councils:
        raise NotPermitted(
            _("Only members of %(council)s can answer for it.") % {"council": partnership.organisation.short_name}
        )


def check_can_claim(user: Anyone, project: Project) -> Organisation:
    """Give the council for which the person may claim this entry; raise `NotPermitted` where there is none."""
    council = claiming_council(user, project)
    if council is None:
        raise NotPermitted(_("Only members of the councils that this entry names can claim it."))
    return council


def can_claim(user: Anyone, project: Project) -> bool:
    """Whether the person may claim this entry."""
    return project.unclaimed and claiming_council(user, project) is not None


def check_can_assign(user: Anyone, project: Project) -> None:
    """Raise `NotPermitted` unless a broker stands in because no council can claim the entry."""
    if not standing_of(user).broker:
        raise NotPermitted(_("Only the site team can give this entry to somebody."))
    if has_claimants(project):
        raise NotPermitted(_("A council named in this entry can claim it; leave it to them."))


def can_assign(user: Anyone, project: Project) -> bool:
    """Whether the person may give this entry to somebody."""
    return project.unclaimed and allowed(check_can_assign, user, project)


def is_steward(user: Anyone, council: Organisation) -> bool:
    """Whether this person's word is the council's."""
    return council.pk in standing_of(user).stewards


def check_is_party(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person is on either side of the pledge."""
    if not can_answer_pledge(user, pledge):
        check_can_keep_pledge(user, pledge)


def is_party(user: User, pledge: Pledge) -> bool:
    """Whether the person is on either side of the pledge."""
    return allowed(check_is_party, user, pledge)


def check_can_withdraw_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person looks after the pledge or gives the council's word."""
    if not can_confirm_pledge(user, pledge):
        check_can_keep_pledge(user, pledge)


def can_withdraw_pledge(user: User, pledge: Pledge) -> bool:
    """Whether the person looks after the pledge or gives the council's word."""
    return allowed(check_can_withdraw_pledge, user, pledge)


def check_can_see_pledge(user: User, pledge: Pledge) -> None:
    """Raise `NotPermitted` unless the person belongs to the council that pledges, gives its word, or may answer."""
    if pledge.council_id in user.standing.councils or can_confirm_pledge(user, pledge):
        return
    if Permission.ANSWER not in permissions_on(user, pledge.project):
        raise NotPermitted(_("Only the council that pledges and the project’s team can see this."))


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
