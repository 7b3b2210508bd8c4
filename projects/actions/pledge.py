"""Pledge help to a project for a council, and see it through."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import Organisation, User
from kit.refusals import Refused, refusing_duplicates
from projects.actions import threshold
from projects.actions.parts import locked
from projects.enums import Happening, PledgeState
from projects.models import Pledge, Project
from projects.models.pledge import OPEN
from projects.permissions import (
    check_can_answer_pledge,
    check_can_confirm_pledge,
    check_can_keep_pledge,
    check_can_post_for,
    check_can_withdraw_pledge,
    check_is_party,
    is_steward,
)
from projects.policies import check_pledge_moves, check_pounds, check_takes_pledges, is_the_same


@action
def offer(
    *,
    project: Project,
    council: Organisation,
    kind: str,
    size: str,
    pounds: int | None = None,
    until: date | None,
    note: str,
    by: User,
) -> Pledge:
    """Pledge help for a council: of money, so many pounds. A steward's own stands at once; a member's awaits its word.

    Raises `Refused` for the lead council, and while another pledge of that kind by the council is open. The same one
    sent twice is one.
    """
    project = Project.objects.locked(project.pk)
    check_can_post_for(by, council)
    check_takes_pledges(project)
    check_pounds(kind, pounds)
    if council.pk == project.lead_id:
        raise Refused(_("%(council)s leads this project, so it cannot pledge to it.") % {"council": council.name})
    said = {"kind": kind, "size": size, "pounds": pounds, "until": until, "note": note}
    asked = {"project": project, "council": council, "pledged_by": by, **said}
    same = Pledge.objects.filter(**asked, state__in=OPEN).first()
    if same:
        return same
    has_word = is_steward(by, council)
    with refusing_duplicates(_("Your council’s pledge of this kind is open already. Find it in My work.")):
        pledge = Pledge.objects.create(
            **asked,
            state=PledgeState.OFFERED if has_word else PledgeState.AWAITING,
            offered_at=timezone.now() if has_word else None,
        )
    _record(Happening.PLEDGE_OFFERED if has_word else Happening.PLEDGE_PROPOSED, pledge, by, pledge_kind=kind)
    threshold.note(project=project, by=None)
    return pledge


@action
def confirm(*, pledge: Pledge, by: User) -> Pledge:
    """Give the council's word on a member's pledge."""
    pledge = locked(pledge)
    check_can_confirm_pledge(by, pledge)
    check_takes_pledges(pledge.project)
    return _move(pledge, PledgeState.OFFERED, Happening.PLEDGE_CONFIRMED, by)


@action
def accept(*, pledge: Pledge, answer: str, by: User) -> Pledge:
    """Take the help that a council offers."""
    pledge = locked(pledge)
    check_can_answer_pledge(by, pledge)
    return _move(pledge, PledgeState.ACCEPTED, Happening.PLEDGE_ACCEPTED, by, answer=answer)


@action
def decline(*, pledge: Pledge, answer: str, by: User) -> Pledge:
    """Say no to help that a council offers, with a message."""
    pledge = locked(pledge)
    check_can_answer_pledge(by, pledge)
    if not answer.strip():
        raise Refused(_("Write why you decline."), field="answer")
    return _move(pledge, PledgeState.DECLINED, Happening.PLEDGE_DECLINED, by, answer=answer)


@action
def start(*, pledge: Pledge, by: User) -> Pledge:
    """Say that the help has begun: by either side."""
    pledge = locked(pledge)
    check_is_party(by, pledge)
    return _move(pledge, PledgeState.ACTIVE, Happening.PLEDGE_STARTED, by)


@action
def not_yet(*, pledge: Pledge, by: User) -> Pledge:
    """Say, for the project, that the help is not delivered yet: it goes on."""
    pledge = locked(pledge)
    check_can_answer_pledge(by, pledge)
    return _move(pledge, PledgeState.ACTIVE, Happening.PLEDGE_STARTED, by)


@action
def say_delivered(*, pledge: Pledge, by: User) -> Pledge:
    """Say, for the council that pledged, that it has delivered."""
    pledge = locked(pledge)
    check_can_keep_pledge(by, pledge)
    return _move(pledge, PledgeState.DELIVERED_SAID, Happening.PLEDGE_DELIVERY_SAID, by)


@action
def confirm_delivery(*, pledge: Pledge, by: User) -> Pledge:
    """Say, for the project, that the help was delivered."""
    pledge = locked(pledge)
    check_can_answer_pledge(by, pledge)
    return _move(pledge, PledgeState.DELIVERED, Happening.PLEDGE_DELIVERED, by)


@action
def withdraw(*, pledge: Pledge, reason: str, by: User) -> Pledge:
    """Withdraw a pledge that is not delivered, with a reason."""
    pledge = locked(pledge)
    check_can_withdraw_pledge(by, pledge)
    if not reason.strip():
        raise Refused(_("Write why the pledge is withdrawn."), field="reason")
    return _move(pledge, PledgeState.WITHDRAWN, Happening.PLEDGE_WITHDRAWN, by, reason=reason)


@action
def withhold(*, pledge: Pledge, reason: str, by: User) -> Pledge:
    """Withdraw a pledge that awaits the council's word, so that few read the reason.

    Raises `Refused` where the word has been given meanwhile: from then on the reason would be public.
    """
    pledge = locked(pledge)
    if pledge.offered_at:
        raise Refused(_("The council has given its word meanwhile. Open the pledge again to withdraw it."))
    return withdraw(pledge=pledge, reason=reason, by=by)


def _move(pledge: Pledge, to: PledgeState, happening: Happening, by: User, **said: Any) -> Pledge:
    """Move on from what it is now, with what was said: two clicks at once are one step."""
    if is_the_same(pledge, state=to, **said):
        return pledge
    check_pledge_moves(pledge, to)
    before = pledge.state
    pledge.changed_at = timezone.now()
    if to == PledgeState.OFFERED:
        pledge.offered_at = pledge.changed_at
    for name, value in {**said, "state": to}.items():
        setattr(pledge, name, value)
    pledge.save()
    _record(happening, pledge, by, state=[before, to])
    if to == PledgeState.OFFERED:
        threshold.note(project=pledge.project, by=None)
    return pledge


def _record(happening: Happening, pledge: Pledge, by: User, **data: Any) -> None:
    record(happening, pledge, by=by, council=pledge.council_id, project=pledge.project_id, **data)
