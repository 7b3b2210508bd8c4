"""Partner councils of a project."""

from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import Organisation, User
from councils.permissions import check_can_answer_for
from kit.refusals import Refused
from projects.actions.parts import locked
from projects.enums import Happening, PartnershipState, Permission
from projects.models import Partnership, Project
from projects.permissions import check_can_answer_partnership, check_has
from projects.policies import check_can_be_partner, check_is_claimed, check_is_published, check_partnership_moves


@action
def invite(*, project: Project, organisation: Organisation, by: User) -> Partnership:
    """Ask a council to be a partner.

    Raises `Refused` for the lead, for what is no public body of today, and for one that is asked or a partner already.
    """
    project = Project.objects.locked(project.pk)
    check_has(by, project, Permission.INVITE_PARTNER)
    check_is_claimed(project)
    check_is_published(project)
    check_can_be_partner(organisation)
    if organisation.pk == project.lead_id:
        raise Refused(_("This council leads the project."), field="organisation")
    partnership, _is_new = Partnership.objects.get_or_create(
        project=project, organisation=organisation, defaults={"state": PartnershipState.ENDED}
    )
    return _move(partnership, PartnershipState.INVITED, Happening.PARTNER_INVITED, by)


@action
def accept(*, partnership: Partnership, by: User) -> Partnership:
    """Become a partner: from now on the council is named, and its members see what partners see."""
    partnership = locked(partnership)
    check_can_answer_partnership(by, partnership)
    return _move(partnership, PartnershipState.ACCEPTED, Happening.PARTNER_ACCEPTED, by)


@action
def decline(*, partnership: Partnership, by: User) -> Partnership:
    """Say no to being a partner."""
    partnership = locked(partnership)
    check_can_answer_partnership(by, partnership)
    return _move(partnership, PartnershipState.DECLINED, Happening.PARTNER_DECLINED, by)


@action
def leave(*, partnership: Partnership, by: User) -> Partnership:
    """End a partnership for the council that is the partner; its members lose their access at once."""
    partnership = locked(partnership)
    check_can_answer_for(by, partnership.organisation)
    return _move(partnership, PartnershipState.ENDED, Happening.PARTNER_LEFT, by)


@action
def end(*, partnership: Partnership, by: User) -> Partnership:
    """End a partnership, or take back the question; the partner's members lose their access at once."""
    partnership = locked(partnership)
    check_has(by, partnership.project, Permission.INVITE_PARTNER)
    return _move(partnership, PartnershipState.ENDED, Happening.PARTNER_ENDED, by)


def _move(partnership: Partnership, to: PartnershipState, happening: Happening, by: User) -> Partnership:
    """Move on from the state that it has now: two clicks at once are one step."""
    before = partnership.state
    if before == to:
        return partnership
    check_partnership_moves(partnership, to)
    partnership.state = to
    partnership.save()
    record(
        happening,
        partnership,
        by=by,
        council=partnership.organisation_id,
        project=partnership.project_id,
        state=[before, to],
    )
    return partnership
