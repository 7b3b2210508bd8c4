"""Who works on a project: teams, partners, and who takes it on."""

from django.utils.translation import gettext as _

from councils.models import Membership, Organisation, User
from councils.people import Anyone
from councils.permissions import check_can_answer_for
from councils.standing import standing_of
from kit.refusals import NotPermitted, allowed
from projects.enums import Permission
from projects.models import Handover, Invitation, Partnership, Project
from projects.models.claiming import claiming_council, has_claimants
from projects.models.colleagues import colleagues
from projects.permissions.roles import permissions_on


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


def check_can_answer_invitation(user: User, invitation: Invitation) -> None:
    """Raise `NotPermitted` unless the person has confirmed the address that was invited."""
    if not Invitation.objects.of(user).filter(pk=invitation.pk).exists():
        raise NotPermitted(_("This invitation is for another address. Sign in with the address that got the mail."))


def check_can_answer_partnership(user: User, partnership: Partnership) -> None:
    """Raise `NotPermitted` unless the person is a verified member of the council that was asked."""
    if partnership.organisation_id not in user.standing.councils:
        raise NotPermitted(
            _("Only members of %(council)s can answer for it.") % {"council": partnership.organisation.short_name}
        )


def check_can_claim(user: Anyone, project: Project) -> Organisation:
    """Raise `NotPermitted` unless the person is a member of a council that the entry names, or of its successor; give
    that council.
    """
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
