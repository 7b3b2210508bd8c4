"""Who is told that another council is asked to lead a project, and of its answer."""

import pytest

from councils.actions import steward as stewards
from projects.actions import handover
from tests.councils.factories import StewardFactory, member_of, steward_of
from tests.projects.factories import HandoverFactory, TeamMemberFactory


@pytest.fixture
def asked(project, other, owner):
    return HandoverFactory(project=project, council=other, asked_by=owner)


def ask(project, other, owner):
    return handover.ask(project=project, council=other, reason="We move on", stays_partner=True, by=owner)


def test_the_other_councils_steward_is_asked(project, other, owner, steward, told):
    asked = ask(project, other, owner)
    mails = told()
    assert mails.keys() == {steward.email}
    mail = mails[steward.email]
    assert mail.subject == "Eastmere Council asks Westmere Council to lead “Damp & mould sensors”"
    assert "> We move on" in mail.body
    assert asked.get_absolute_url() in mail.body


def test_where_it_has_none_the_site_team_is(project, other, owner, officer, broker, told):
    ask(project, other, owner)
    assert told().keys() == {broker.email}


def test_what_was_taken_back_is_not_told(project, other, owner, steward, told):
    handover.withdraw(handover=ask(project, other, owner), by=owner)
    assert told() == {}


def test_a_yes_is_told_to_the_new_owner_to_who_asked_to_the_team_and_to_the_former_leads_steward(
    asked, project, other, officer, owner, lead, steward, told
):
    colleague, former = TeamMemberFactory(project=project).user, steward_of(lead)
    handover.accept(handover=asked, owner=officer.memberships.get(), by=steward)
    mails = told()
    assert mails.keys() == {officer.email, owner.email, former.email, colleague.email}
    assert mails[officer.email].subject == "You own “Damp & mould sensors” now"
    assert mails[owner.email].subject == "Westmere Council leads “Damp & mould sensors” now"


def test_a_no_is_told_to_who_asked_with_the_reason(asked, owner, steward, told):
    handover.decline(handover=asked, answer="No team for it", by=steward)
    mails = told()
    assert mails.keys() == {owner.email}
    assert "> No team for it" in mails[owner.email].body


def test_after_the_last_steward_the_site_team_is_asked(asked, other, broker, told):
    row = StewardFactory(organisation=other)
    stewards.step_down(membership=row, by=row.user)
    assert broker.email in told()
    assert member_of(other).email not in told()
