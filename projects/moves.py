"""What can be done next with a request or a pledge, as buttons and forms on its page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import User
from kit.forms import Form
from projects.actions import pledge as pledge_actions
from projects.actions import request as request_actions
from projects.enums import PledgeState, RequestState
from projects.forms.pledge import NoteForm, WithdrawForm, WithholdForm
from projects.forms.request import AnswerForm
from projects.models import Pledge, Request
from projects.permissions import (
    can_answer_pledge,
    can_answer_request,
    can_confirm_pledge,
    can_keep_pledge,
    can_withdraw_pledge,
    can_withdraw_request,
    is_party,
)
from projects.policies import PLEDGE_TRANSITIONS

T = TypeVar("T", Request, Pledge)


@dataclass(frozen=True)
class Move(Generic[T]):
    """A step: from which states, by whom, what is asked, and the action that makes it.

    Steps that ask with the same form share it: one box, several buttons. `main` marks the filled button.
    """

    name: str
    button: Promise | str
    done: Promise | str
    states: frozenset[str]
    who: Callable[[User, T], bool]
    act: Callable[..., T]
    form: type[Form] = Form
    main: bool = False

    def is_open(self, user: User, thing: T) -> bool:
        """Whether this person can make this step now."""
        return thing.state in self.states and self.who(user, thing)

    def make_form(self, data: Any = None) -> Form:
        """Give the step's form; its fields have ids of their own, for several forms stand on one page."""
        return self.form(data, auto_id=f"{self.form.__name__.lower()}_%s")


WAITING = frozenset({RequestState.WAITING})
REQUEST_MOVES: tuple[Move[Request], ...] = (
    Move(
        "accept",
        _("Accept"),
        _("Accepted. We have told them."),
        WAITING,
        can_answer_request,
        lambda thing, **given: request_actions.accept(asked=thing, **given),
        AnswerForm,
        main=True,
    ),
    Move(
        "decline",
        _("Decline"),
        _("Declined. We have told them."),
        WAITING,
        can_answer_request,
        lambda thing, **given: request_actions.decline(asked=thing, **given),
        AnswerForm,
    ),
    Move(
        "withdraw",
        _("Withdraw the request"),
        _("Withdrawn."),
        WAITING,
        can_withdraw_request,
        lambda thing, **given: request_actions.withdraw(asked=thing, **given),
    ),
)

PLEDGE_MOVES: tuple[Move[Pledge], ...] = (
    Move(
        "confirm",
        _("Give the council’s word"),
        _("Confirmed. The project has it now."),
        frozenset({PledgeState.AWAITING}),
        can_confirm_pledge,
        lambda thing, **given: pledge_actions.confirm(pledge=thing, **given),
        main=True,
    ),
    Move(
        "accept",
        _("Accept the offer"),
        _("Accepted. We have told them."),
        frozenset({PledgeState.OFFERED}),
        can_answer_pledge,
        lambda thing, **given: pledge_actions.accept(pledge=thing, **given),
        NoteForm,
        main=True,
    ),
    Move(
        "decline",
        _("Decline the offer"),
        _("Declined. We have told them."),
        frozenset({PledgeState.OFFERED}),
        can_answer_pledge,
        lambda thing, **given: pledge_actions.decline(pledge=thing, **given),
        NoteForm,
    ),
    Move(
        "start",
        _("The help has begun"),
        _("Noted: the help has begun."),
        frozenset({PledgeState.ACCEPTED}),
        is_party,
        lambda thing, **given: pledge_actions.start(pledge=thing, **given),
    ),
    Move(
        "say-delivered",
        _("We have delivered this"),
        _("Noted. The project’s owner confirms it."),
        frozenset({PledgeState.ACCEPTED, PledgeState.ACTIVE}),
        can_keep_pledge,
        lambda thing, **given: pledge_actions.say_delivered(pledge=thing, **given),
    ),
    Move(
        "confirm-delivery",
        _("Yes, it was delivered"),
        _("Delivered. Thank you both."),
        frozenset({PledgeState.DELIVERED_SAID}),
        can_answer_pledge,
        lambda thing, **given: pledge_actions.confirm_delivery(pledge=thing, **given),
        main=True,
    ),
    Move(
        "not-yet",
        _("No, not yet"),
        _("Noted: it goes on."),
        frozenset({PledgeState.DELIVERED_SAID}),
        can_answer_pledge,
        lambda thing, **given: pledge_actions.not_yet(pledge=thing, **given),
    ),
    Move(
        "withhold",
        _("Withdraw the pledge"),
        _("Withdrawn. We have told the project."),
        frozenset({PledgeState.AWAITING}),
        can_withdraw_pledge,
        lambda thing, **given: pledge_actions.withhold(pledge=thing, **given),
        WithholdForm,
    ),
    Move(
        "withdraw",
        _("Withdraw the pledge"),
        _("Withdrawn. We have told the project."),
        frozenset(state for state, to in PLEDGE_TRANSITIONS.items() if PledgeState.WITHDRAWN in to)
        - {PledgeState.AWAITING},
        can_withdraw_pledge,
        lambda thing, **given: pledge_actions.withdraw(pledge=thing, **given),
        WithdrawForm,
    ),
)
