"""Ask something of a project, and answer."""

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import Membership, Organisation, User
from kit.refusals import Refused, refusing_duplicates
from projects.actions import invitation
from projects.actions.parts import locked
from projects.actions.team import take_in
from projects.enums import Happening, RequestKind, RequestState, TeamRole
from projects.models import Invitation, Project, Request, TeamMember
from projects.permissions import (
    check_can_answer_request,
    check_can_post_for,
    check_can_take_request,
    check_can_withdraw_request,
)
from projects.policies import (
    check_is_wanted,
    check_request_moves,
    check_request_waits,
    check_takes_requests,
    is_the_same,
)


@action
def send(*, project: Project, council: Organisation, kind: str, message: str, role: str = "", by: User) -> Request:
    """Ask something of the project, as an officer of this council; who asks to join may name a role that is wanted.

    Raises `Refused` while another question of this kind by the same person is open, where they are in the team, and
    for a role that is no longer wanted. The same one sent twice is one.
    """
    project = Project.objects.locked(project.pk)
    check_can_post_for(by, council)
    check_takes_requests(project)
    said = {"kind": kind, "message": message, "role": role}
    same = Request.objects.waiting().filter(project=project, sent_by=by, **said).first()
    if same:
        return same
    if TeamMember.objects.current().filter(project=project, user=by).exists():
        raise Refused(_("You are in the team of this project."))
    check_is_wanted(project, kind, role)
    with refusing_duplicates(_("You have asked this already. The answer will come to My work.")):
        asked = Request.objects.create(project=project, sent_by=by, council=council, **said)
    record(Happening.REQUEST_SENT, asked, by=by, council=council.pk, project=project.pk, request_kind=kind)
    return _meet_invitation(asked, by)


@action
def accept(*, asked: Request, answer: str, by: User) -> Request:
    """Say yes. To *join* it makes a place in the team; to anything else, one introduction by mail."""
    asked = locked(asked)
    check_can_answer_request(by, asked)
    return _answer(asked, RequestState.ACCEPTED, Happening.REQUEST_ACCEPTED, answer, by)


@action
def decline(*, asked: Request, answer: str, by: User) -> Request:
    """Say no, with a reason."""
    asked = locked(asked)
    check_can_answer_request(by, asked)
    return _answer(asked, RequestState.DECLINED, Happening.REQUEST_DECLINED, answer, by)


@action
def pass_on(*, asked: Request, membership: Membership, by: User) -> Request:
    """Pass a request to a member of the team or of the lead council: it waits for them now; others still may answer.

    Raises `NotPermitted` for anybody else, `Refused` where it was answered meanwhile.
    """
    asked = locked(asked)
    check_can_answer_request(by, asked)
    check_request_waits(asked)
    check_can_take_request(membership, asked)
    if asked.passed_to_id == membership.user_id:
        return asked
    asked.passed_to = membership.user
    asked.passed_at = timezone.now()
    asked.save()
    person = membership.user_id
    record(Happening.REQUEST_PASSED, asked, by=by, council=asked.council_id, project=asked.project_id, person=person)
    return asked


@action
def withdraw(*, asked: Request, by: User) -> Request:
    """Take back one's own request while nobody has answered."""
    asked = locked(asked)
    check_can_withdraw_request(by, asked)
    if asked.state == RequestState.WITHDRAWN:
        return asked
    check_request_moves(asked, RequestState.WITHDRAWN)
    asked.state = RequestState.WITHDRAWN
    asked.save()
    record(Happening.REQUEST_WITHDRAWN, asked, by=by, council=asked.council_id, project=asked.project_id)
    return asked


def _meet_invitation(asked: Request, by: User) -> Request:
    """Let who asks to join, and is invited, join at once; `send` and `invite` lock the project, so one comes second."""
    invited = Invitation.objects.open().to(by).filter(project=asked.project_id).first()
    if invited and asked.kind == RequestKind.JOIN:
        invitation.accept(invitation=invited, council=asked.council, works_as=asked.role, by=by)
        asked.refresh_from_db()
    return asked


def _answer(asked: Request, to: RequestState, happening: Happening, answer: str, by: User) -> Request:
    if is_the_same(asked, state=to, answer=answer):
        return asked
    check_request_moves(asked, to)
    if not answer.strip():
        raise Refused(_("Write a message with your answer."), field="answer")
    if to == RequestState.ACCEPTED:
        _keep_word(asked, by)
    asked.state = to
    asked.answer = answer
    asked.answered_by = by
    asked.answered_at = timezone.now()
    asked.save()
    record(happening, asked, by=by, council=asked.council_id, project=asked.project_id, request_kind=asked.kind)
    return asked


def _keep_word(asked: Request, by: User) -> None:
    """See that a yes holds: the person still belongs to their council, and who asked to join is in the team."""
    _check_still_member(asked)
    if asked.kind == RequestKind.JOIN:
        _take_into_team(asked, by)


def _check_still_member(asked: Request) -> None:
    member = Membership.objects.current().filter(user=asked.sent_by, organisation=asked.council)
    if not member.exists():
        raise Refused(
            _("%(person)s is no longer a member of %(council)s. Decline the request instead.")
            % {"person": asked.sent_by.name, "council": asked.council.name}
        )


def _take_into_team(asked: Request, by: User) -> None:
    if asked.project.unclaimed:
        raise Refused(_("Nobody looks after this entry yet, so it has no team. Claim it first, then accept."))
    take_in(asked.project, asked.sent_by, asked.council, TeamRole.MEMBER, works_as=asked.role, by=by)
