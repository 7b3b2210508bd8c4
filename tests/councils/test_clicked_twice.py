"""Whoever clicks twice gets the same answer twice, and has done it once: one row, one Event, one mail for each."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.contrib.messages import get_messages

from activity.models import Event
from councils.enums import MembershipState, StewardState
from councils.models import Membership, User
from notifications.models import Mail
from tests.councils.factories import MembershipFactory, StewardFactory, UserFactory, site_team_member, steward_of

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Click:
    """What is clicked, by whom: `of` makes the row that it is about, by default of a member."""

    address: str
    by: Callable[[Membership], User] = lambda row: row.user
    of: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.address} {' '.join(self.answers.values())}".strip()


def a_steward(row: Membership) -> User:
    return steward_of(row.organisation)


def a_broker(row: Membership) -> User:
    return site_team_member()


ASKED = {"state": MembershipState.ASKED}
INVITED = {"steward": StewardState.INVITED}
VOLUNTEERED = {"steward": StewardState.VOLUNTEERED}
STEWARD = {"steward": StewardState.STEWARD}

CLICKS = [
    Click("/councils/northby/choose/", of={"state": MembershipState.WITHDRAWN}),
    Click("/councils/northby/join/", lambda row: UserFactory(), answers={"reason": "I run the website."}),
    Click("/memberships/{pk}/withdraw/", of=ASKED),
    Click("/memberships/{pk}/answer/", a_steward, ASKED, {"decision": "yes", "answer": ""}),
    Click("/memberships/{pk}/answer/", a_broker, ASKED, {"decision": "yes", "answer": "Welcome"}),
    Click("/memberships/{pk}/answer/", a_steward, ASKED, {"decision": "no", "answer": "You left in May."}),
    Click("/memberships/{pk}/end/", answers={"reason": ""}),
    Click("/memberships/{pk}/end/", a_steward, answers={"reason": "Left in May"}),
    Click("/memberships/{pk}/end/", a_broker, STEWARD, {"reason": "Left in May"}),
    Click("/memberships/{pk}/appoint/", a_steward),
    Click("/memberships/{pk}/confirm-steward/", a_broker, VOLUNTEERED),
    Click("/memberships/{pk}/decline-steward/", a_broker, VOLUNTEERED),
    Click("/councils/northby/steward/yes/", of=INVITED),
    Click("/councils/northby/steward/no/", of=INVITED),
    Click("/councils/northby/steward/step-down/", of=STEWARD),
]


@pytest.mark.parametrize("click", CLICKS, ids=str)
def test_the_second_of_two_clicks_succeeds_as_the_first_did(client, council, click):
    row = MembershipFactory(organisation=council, user=UserFactory(email="sam@northby.gov.uk"), **click.of)
    client.force_login(click.by(row))
    first = posted(client, click, row)
    done = everything()
    assert posted(client, click, row) == first
    assert first[2] == "success"
    assert everything() == done


def posted(client, click, row) -> tuple[int, str, str, str]:
    """The answer's status, where it leads, and what is said there last."""
    response = client.post(click.address.format(pk=row.pk), click.answers)
    said = list(get_messages(response.wsgi_request))[-1]
    return response.status_code, response["Location"], said.level_tag, str(said)


def everything() -> tuple[list, list, list]:
    return (
        list(Membership.objects.order_by("pk").values()),
        list(Event.objects.order_by("pk").values_list("kind", "subject_id")),
        list(Mail.objects.order_by("pk").values_list("event", "recipient")),
    )


def test_a_member_who_was_asked_says_yes_twice_though_a_colleague_is_steward_by_now(client, council):
    row = MembershipFactory(organisation=council, steward=StewardState.INVITED)
    StewardFactory(organisation=council)
    client.force_login(row.user)
    for _click in range(2):
        assert client.post("/councils/northby/steward/yes/")["Location"] == "/councils/northby/steward/"
    assert Event.objects.count() == 1
