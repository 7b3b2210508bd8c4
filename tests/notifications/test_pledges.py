"""Who is told of a pledge, and of what becomes of it."""

from datetime import date

import pytest

from councils.enums import MembershipState
from councils.models import Membership
from notifications.enums import MailState
from notifications.models import Mail
from projects.actions import pledge
from projects.enums import PledgeKind, PledgeState
from tests.councils.factories import MembershipFactory, steward_of
from tests.projects.factories import PledgeFactory, TeamMemberFactory


@pytest.fixture
def offer(project, other):
    def pledges(by):
        return pledge.offer(
            project=project,
            council=other,
            kind=PledgeKind.STAFF,
            size="2 days a week",
            until=date(2027, 3, 31),
            note="From April.",
            by=by,
        )

    return pledges


@pytest.fixture
def pledged(project, other, officer):
    def make(state, **columns):
        return PledgeFactory(project=project, council=other, pledged_by=officer, state=state, **columns)

    return make


def test_a_members_pledge_reaches_the_owner_at_once_marked_as_awaiting_the_councils_word(
    offer, officer, steward, owner, told
):
    offer(officer)
    mail = told()[owner.email]
    assert mail.subject == "Westmere Council may help with “Damp & mould sensors” (awaiting the council’s word)"
    assert "Ada Asker of Westmere Council proposes help" in mail.body
    assert "Staff time, 2 days a week, until 31 March 2027." in mail.body
    assert "> From April." in mail.body
    assert "awaiting the council’s word" in mail.body


def test_a_members_pledge_is_put_to_the_stewards_of_their_council(offer, officer, steward, owner, told):
    offer(officer)
    mails = told()
    assert mails.keys() == {owner.email, steward.email}
    assert mails[steward.email].subject == "Ada Asker pledges for Westmere Council: your word is needed"
    assert "you are a steward of Westmere Council" in mails[steward.email].body


def test_a_members_pledge_is_put_to_the_site_team_where_the_council_has_no_steward(offer, officer, broker, owner, told):
    offer(officer)
    mails = told()
    assert mails.keys() == {owner.email, broker.email}
    assert "Westmere Council has no steward" in mails[broker.email].body


def test_a_stewards_own_pledge_is_told_to_the_owners_alone(offer, officer, steward, owner, told):
    offer(steward)
    mails = told()
    assert mails.keys() == {owner.email}
    assert mails[owner.email].subject == "Westmere Council offers help with “Damp & mould sensors”"


def test_only_owners_of_the_team_are_told(offer, steward, owner, project, lead, told):
    TeamMemberFactory(project=project, organisation=lead)
    offer(steward)
    assert told().keys() == {owner.email}


def test_where_every_owner_has_left_those_who_answer_for_the_project_are_told(offer, steward, owner, lead, told):
    owner.memberships.update(state=MembershipState.ENDED)
    leads_steward = steward_of(lead)
    offer(steward)
    assert told().keys() == {leads_steward.email}


def test_once_the_word_is_given_nobody_is_asked_for_it_any_more(offer, officer, steward, owner, deliver):
    pledge.confirm(pledge=offer(officer), by=steward)
    mails = {mail.to: mail.subject for mail in deliver()}
    assert mails == {
        owner.email: "Westmere Council has given its word: help with “Damp & mould sensors”",
        officer.email: "Your pledge to “Damp & mould sensors” has your council’s word",
    }


def test_what_another_owner_has_answered_meanwhile_is_not_asked(offer, pledged, officer, steward, owner, project, told):
    another = TeamMemberFactory(project=project, role="owner").user
    pledge.accept(pledge=offer(steward), answer="Thank you.", by=another)
    said = pledged(PledgeState.ACTIVE, kind=PledgeKind.CODE)
    pledge.confirm_delivery(pledge=pledge.say_delivered(pledge=said, by=officer), by=another)
    assert told().keys() == {steward.email, officer.email}


def test_a_broker_who_belongs_to_another_council_is_asked_as_one_of_the_site_team(
    pledged, owner, officer, broker, other, bystanders, told
):
    Membership.objects.filter(user__in=[owner, bystanders[0]]).update(state=MembershipState.ENDED)
    MembershipFactory(user=broker)
    pledge.say_delivered(pledge=pledged(PledgeState.ACTIVE), by=officer)
    assert "you are in the site team" in told()[broker.email].body


@pytest.mark.parametrize(
    ("state", "step", "by", "hears", "words"),
    [
        ("awaiting", pledge.confirm, "steward", "owner", "has given its word on what Ada Asker proposed"),
        ("awaiting", pledge.confirm, "steward", "officer", "Stef Steward gave the word of Westmere Council"),
        ("accepted", pledge.start, "officer", "owner", "Ada Asker says that the help of Westmere Council"),
        ("accepted", pledge.start, "owner", "officer", "Olu Owner says that the help of Westmere Council"),
        ("delivered-said", pledge.start, "owner", "officer", "is not delivered yet"),
        ("active", pledge.say_delivered, "officer", "owner", "says that Westmere Council has delivered"),
        ("delivered-said", pledge.confirm_delivery, "owner", "officer", "Olu Owner confirms that"),
    ],
)
def test_each_step_is_told_to_the_other_side(request, pledged, told, state, step, by, hears, words):
    people = {name: request.getfixturevalue(name) for name in ("owner", "officer", "steward")}
    columns = {"offered_at": None} if state == "awaiting" else {}
    step(pledge=pledged(state, **columns), by=people[by])
    mails = told()
    assert words in mails[people[hears].email].body
    assert people[by].email not in mails
    assert mails.keys() <= {people["owner"].email, people["officer"].email}


@pytest.mark.parametrize(
    ("step", "subject"),
    [
        (pledge.accept, "“Damp & mould sensors” accepts your help"),
        (pledge.decline, "“Damp & mould sensors” declines your help"),
    ],
)
def test_the_answer_is_told_to_who_pledged(pledged, owner, officer, steward, told, step, subject):
    step(pledge=pledged(PledgeState.OFFERED), answer="Here is why.", by=owner)
    mails = told()
    assert mails.keys() == {officer.email}
    assert mails[officer.email].subject == subject
    assert "> Here is why." in mails[officer.email].body


def test_the_stewards_hear_the_answer_where_who_pledged_has_left_the_council(pledged, owner, officer, steward, told):
    theirs = pledged(PledgeState.OFFERED)
    officer.memberships.update(state=MembershipState.ENDED)
    pledge.accept(pledge=theirs, answer="", by=owner)
    assert told().keys() == {steward.email}


def test_a_withdrawal_is_told_to_the_owners_with_its_reason(pledged, owner, officer, told):
    pledge.withdraw(pledge=pledged(PledgeState.ACCEPTED), reason="A hiring freeze.", by=officer)
    mails = told()
    assert mails.keys() == {owner.email}
    assert "> A hiring freeze." in mails[owner.email].body


def test_a_steward_who_withdraws_a_colleagues_pledge_tells_them_too(pledged, owner, officer, steward, told):
    theirs = pledged(PledgeState.AWAITING, offered_at=None)
    pledge.withdraw(pledge=theirs, reason="We cannot.", by=steward)
    mails = told()
    assert mails.keys() == {owner.email, officer.email}
    assert "Stef Steward withdrew what you pledged" in mails[officer.email].body


def test_a_pledge_that_was_withdrawn_is_not_offered_any_more(offer, officer, owner, steward, deliver):
    theirs = offer(officer)
    pledge.withdraw(pledge=theirs, reason="Too early.", by=officer)
    subjects = {mail.to: mail.subject for mail in deliver()}
    assert subjects == {owner.email: "Westmere Council withdraws its help with “Damp & mould sensors”"}
    assert Mail.objects.filter(state=MailState.WITHHELD).count() == 2
