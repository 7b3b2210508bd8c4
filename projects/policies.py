"""What the state of a thing allows: rules about things, not people.

Transitions are dicts; what is not there is refused with a sentence.
"""

from django.db import models
from django.utils.translation import gettext as _

from councils.models import Organisation
from kit.refusals import Refused
from projects.enums import (
    HandoverState,
    InvitationState,
    PartnershipState,
    PledgeKind,
    PledgeState,
    RequestKind,
    RequestState,
    State,
    TeamRole,
)
from projects.models import Handover, Invitation, Partnership, Pledge, Project, Request, TeamMember

REQUEST_TRANSITIONS = {
    RequestState.WAITING: {RequestState.ACCEPTED, RequestState.DECLINED, RequestState.WITHDRAWN},
}

INVITATION_TRANSITIONS = {
    InvitationState.INVITED: {
        InvitationState.ACCEPTED,
        InvitationState.DECLINED,
        InvitationState.WITHDRAWN,
        InvitationState.EXPIRED,
    },
}

HANDOVER_TRANSITIONS = {
    HandoverState.ASKED: {HandoverState.ACCEPTED, HandoverState.DECLINED, HandoverState.WITHDRAWN},
}

PLEDGE_TRANSITIONS = {
    PledgeState.AWAITING: {PledgeState.OFFERED, PledgeState.WITHDRAWN},
    PledgeState.OFFERED: {PledgeState.ACCEPTED, PledgeState.DECLINED, PledgeState.WITHDRAWN},
    PledgeState.ACCEPTED: {PledgeState.ACTIVE, PledgeState.DELIVERED_SAID, PledgeState.WITHDRAWN},
    PledgeState.ACTIVE: {PledgeState.DELIVERED_SAID, PledgeState.WITHDRAWN},
    PledgeState.DELIVERED_SAID: {PledgeState.DELIVERED, PledgeState.ACTIVE, PledgeState.WITHDRAWN},
}

PARTNERSHIP_TRANSITIONS = {
    PartnershipState.INVITED: {PartnershipState.ACCEPTED, PartnershipState.DECLINED, PartnershipState.ENDED},
    PartnershipState.ACCEPTED: {PartnershipState.ENDED},
    PartnershipState.NAMED: {PartnershipState.INVITED, PartnershipState.ENDED},
    PartnershipState.DECLINED: {PartnershipState.INVITED},
    PartnershipState.ENDED: {PartnershipState.INVITED},
}

STATE_TRANSITIONS = {
    State.NOT_KNOWN: {State.ACTIVE, State.PAUSED, State.STOPPED, State.HANDED_OVER, State.FINISHED},
    State.ACTIVE: {State.PAUSED, State.STOPPED, State.HANDED_OVER, State.FINISHED},
    State.PAUSED: {State.ACTIVE, State.STOPPED, State.HANDED_OVER, State.FINISHED},
    State.STOPPED: {State.ACTIVE},
    State.HANDED_OVER: {State.ACTIVE},
    State.FINISHED: {State.ACTIVE},
}


def check_request_moves(asked: Request, to: RequestState) -> None:
    """Raise `Refused` unless the request may move to that state."""
    if to not in REQUEST_TRANSITIONS.get(RequestState(asked.state), set()):
        raise Refused(_("This request is no longer waiting: it is “%(state)s”.") % {"state": asked.get_state_display()})


def check_is_wanted(project: Project, kind: str, role: str) -> None:
    """Raise `Refused` unless the role is one that the project wants, asked by who asks to join; no role is fine."""
    if role and kind != RequestKind.JOIN:
        raise Refused(_("Choose “Join the team” to take a role, or choose no role."), field="role")
    if role and not project.wanted_roles.open().filter(name=role).exists():
        raise Refused(_("Nobody is wanted for this role any more. Choose another, or none."), field="role")


def check_request_waits(asked: Request) -> None:
    """Raise `Refused` unless the request waits for an answer."""
    check_request_moves(asked, RequestState.ACCEPTED)


def check_invitation_moves(invitation: Invitation, to: InvitationState) -> None:
    """Raise `Refused` unless the invitation may move to that state; one that waited for too long is not accepted."""
    if to not in INVITATION_TRANSITIONS.get(InvitationState(invitation.state), set()) or (
        invitation.has_lapsed and to == InvitationState.ACCEPTED
    ):
        raise Refused(_("This invitation is no longer open. Ask the team to invite you again."))


def next_of(pledge: Pledge) -> set[PledgeState]:
    """The states a pledge may move to."""
    return PLEDGE_TRANSITIONS.get(PledgeState(pledge.state), set())


def check_pledge_moves(pledge: Pledge, to: PledgeState) -> None:
    """Raise `Refused` unless the pledge may move to that state."""
    if to not in next_of(pledge):
        raise Refused(
            _("This pledge is “%(state)s”, so that cannot be done now.") % {"state": pledge.get_state_display()}
        )


def check_takes_requests(project: Project) -> None:
    """Raise `Refused` unless the project can be asked something."""
    if project.is_draft:
        raise Refused(_("This project is a draft. It takes requests once it is published."))


def takes_pledges(project: Project) -> bool:
    """Whether councils can pledge to the project."""
    return not (project.is_draft or project.unclaimed or project.is_over)


def check_takes_pledges(project: Project) -> None:
    """Raise `Refused` unless councils can pledge to the project."""
    if project.unclaimed:
        raise Refused(_("Nobody looks after this entry yet. Send a request instead."))
    if not takes_pledges(project):
        raise Refused(_("This project takes no pledges now."))


def check_pounds(kind: str, pounds: int | None) -> None:
    """Raise `Refused` for a pledge of money that names no sum, and for another one that does."""
    if kind == PledgeKind.MONEY and not pounds:
        raise Refused(_("Enter how many pounds you offer, for example 5000."), field="pounds")
    if kind != PledgeKind.MONEY and pounds is not None:
        raise Refused(_("Choose “Money” to offer pounds, or leave this empty."), field="pounds")


def check_can_be_published(project: Project) -> None:
    """Raise `Refused` where the project lacks one of the five answers."""
    if not project.phase:
        raise Refused(_("Choose how far it has got, then publish."), field="phase")
    if project.service_group is None:
        raise Refused(_("Choose which service it is about, then publish."), field="service_group")


def check_state_moves(project: Project, to: State, reason: str) -> None:
    """Raise `Refused` unless the work may move to that state, with a reason for all but going on."""
    if to != project.state and to not in STATE_TRANSITIONS[State(project.state)]:
        raise Refused(_("It is “%(state)s”. Say first that it goes on.") % {"state": project.get_state_display()})
    if to != State.ACTIVE and not reason:
        raise Refused(_("Say why. Others learn from it."), field="reason")


def check_is_published(project: Project) -> None:
    """Raise `Refused` for a draft: nobody is told of drafts."""
    if project.is_draft:
        raise Refused(_("Publish the project first, then ask partners."))


def check_can_be_partner(organisation: Organisation) -> None:
    """Raise `Refused` for a body that has ended, and for one that is not public: nobody could act for it here."""
    if not organisation.can_post:
        raise Refused(
            _("%(council)s cannot be a partner. Choose a council or public body of today.")
            % {"council": organisation.name},
            field="organisation",
        )


def check_can_lead(organisation: Organisation, project: Project) -> None:
    """Raise `Refused` unless this body can take the project over: a public body of today, other than its lead.

    What was handed over to others already goes on elsewhere: that it goes on here is to be said first.
    """
    if organisation.pk == project.lead_id:
        raise Refused(_("This council leads the project."), field="council")
    if not organisation.can_post:
        raise Refused(
            _("%(council)s cannot lead a project. Choose a council or public body of today.")
            % {"council": organisation.name},
            field="council",
        )
    if project.state == State.HANDED_OVER:
        raise Refused(_("It is “%(state)s”. Say first that it goes on.") % {"state": project.get_state_display()})


def check_handover_moves(handover: Handover, to: HandoverState) -> None:
    """Raise `Refused` unless the question may move to that state."""
    if to not in HANDOVER_TRANSITIONS.get(HandoverState(handover.state), set()):
        raise Refused(_("This is no longer asked: it is “%(state)s”.") % {"state": handover.get_state_display()})


def check_is_claimed(project: Project) -> None:
    """Raise `Refused` for an entry that nobody looks after."""
    if project.unclaimed:
        raise Refused(_("Claim this entry first: then it is yours to change."))


def check_is_unclaimed(project: Project) -> None:
    """Raise `Refused` for an entry that somebody looks after."""
    if not project.unclaimed:
        raise Refused(_("Somebody has claimed this entry already. Ask its team to let you join."))


def check_partnership_moves(partnership: Partnership, to: PartnershipState) -> None:
    """Raise `Refused` unless the partnership may move to that state."""
    if to not in PARTNERSHIP_TRANSITIONS[PartnershipState(partnership.state)]:
        raise Refused(
            _("%(council)s: “%(state)s”. Nothing to do.")
            % {"council": partnership.organisation.short_name, "state": partnership.get_state_display()},
            field="organisation",
        )


def check_keeps_an_owner(place: TeamMember) -> None:
    """Raise `Refused` where the project would be without an owner who counts."""
    others = TeamMember.objects.current().owners().filter(project=place.project_id).exclude(pk=place.pk)
    if place.role == TeamRole.OWNER and not others.exists():
        raise Refused(
            _(
                "A project needs an owner. Make somebody else an owner first, for example a steward of your council, "
                "or hand the project to another council."
            )
        )


def is_the_same(row: models.Model, **answers: object) -> bool:
    """Whether the row says all this already: it is the second of two fast clicks, which finds the work done."""
    return all(getattr(row, name) == answer for name, answer in answers.items())


def check_is_the_same(row: models.Model, **answers: object) -> None:
    """Raise `Refused` where a form that was sent already comes again with other answers: neither is lost unseen."""
    if not is_the_same(row, **answers):
        raise Refused(_("You have sent this form already. Open what you sent to change it, or start a new one."))
