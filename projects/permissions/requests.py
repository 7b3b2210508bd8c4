"""Who answers what is asked of a project."""

from django.utils.translation import gettext as _

from councils.models import Membership, User
from kit.refusals import NotPermitted, allowed
from projects.enums import Answering, Permission
from projects.models import Request
from projects.models.answering import answering
from projects.models.colleagues import takers
from projects.permissions.roles import permissions_on


def check_can_answer_request(user: User, asked: Request) -> None:
    """Raise `NotPermitted` unless the person may answer this request."""
    project = asked.project
    if asked.sent_by_id == user.pk:
        raise NotPermitted(_("You cannot answer your own request. Somebody else who looks after the project must."))
    if Permission.ANSWER in permissions_on(user, project) or holds_request(user, asked):
        return
    as_what, people = answering(project)
    # Who stands in of the site team does so with the powers that the session has proven.
    stands_in = as_what != Answering.SITE_TEAM or user.standing.broker
    if not (stands_in and people.filter(pk=user.pk).exists()):
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
