"""Whoever has lost their place, or has not proven it, is answered as somebody who never had it.

Each of them against the column of the table whose answers they must be given, on every route, by GET and by POST.
"""

import pytest

from councils.enums import MembershipState, SiteRole, StewardState
from councils.models import User
from tests.councils.factories import MembershipFactory, site_team_member
from tests.projects.factories import TeamMemberFactory
from tests.routes.table import TABLE, Row
from tests.routes.test_routes import address_of, answer_to
from tests.routes.world import ROLES, World

# Whose answers they get; and where those say no, somebody of the site team is led to their second factor.
AS = {
    "ended owner": "newcomer",
    "ended steward": "newcomer",
    "suspended owner": "visitor",
    "suspended broker": "visitor",
    "broker without a factor": "newcomer",
    "broker who has not shown theirs": "newcomer",
}
WAIT_FOR_FACTOR = {"broker without a factor", "broker who has not shown theirs"}
NO = {"403", "404"}
# Doors of Wagtail that are closed to whoever has signed in, and lead nobody on.
CLOSED = {"admin_reset", "page_sign_in"}
# Programs, and those who follow a link of a mail, are told what is wrong where they are: they too are led nowhere.
TOLD_HERE = ("api:", "notifications:stop", "notifications:subscription")
# Their own membership is found here, and has ended: a refusal in words.
OWN_PAST = {"councils:step_down", "councils:volunteer", "councils:refuse"}
# What a person's own second factor decides, which a newcomer has not set up.
ABOUT_FACTORS = {"mfa_", "account_reauthenticate", "prove", "account_change", "account_email", "account_set"}


@pytest.fixture
def people(world) -> dict[str, User]:
    """Them, each once in the place that the table gives so much to."""
    owner = TeamMemberFactory(project=world.project, role="owner").user
    suspended = TeamMemberFactory(project=world.project, role="owner").user
    ended = MembershipFactory(organisation=world.lead, steward="steward").user
    for person in (owner, ended):
        person.memberships.update(state=MembershipState.ENDED, steward=StewardState.ENDED)
    broker = site_team_member(SiteRole.BROKER)
    User.objects.filter(pk__in=(suspended.pk, broker.pk)).update(is_active=False)
    return {
        "ended owner": owner,
        "ended steward": ended,
        "suspended owner": suspended,
        "suspended broker": broker,
        "broker without a factor": site_team_member(SiteRole.BROKER, factor=False),
        "broker who has not shown theirs": site_team_member(SiteRole.BROKER),
    }


def expected(who: str, row: Row, statuses: str) -> str:
    status = statuses.split()[ROLES.index(AS[who])]
    if who in WAIT_FOR_FACTOR and row.route not in CLOSED and not row.route.startswith(TOLD_HERE):
        return "302" if status in NO else status
    return "409" if row.route in OWN_PAST and who.startswith("ended") else status


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_a_lost_place_opens_nothing(row: Row, world: World, people):
    wanted, given = {}, {}
    for who, method, statuses in [(who, method, getattr(row, method)) for who in AS for method in ("get", "post")]:
        if statuses and not (who in WAIT_FOR_FACTOR and row.route.startswith(tuple(ABOUT_FACTORS))):
            wanted[who, method] = expected(who, row, statuses)
            given[who, method] = str(answer_to(method, address_of(row, world), people[who], shown=False))
    assert given == wanted
