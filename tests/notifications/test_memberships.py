"""Who is told of memberships and stewards."""

import pytest

from councils.actions import membership
from councils.actions import steward as stewards
from councils.enums import Kind, MembershipState, StewardState
from councils.models import Membership, Organisation
from tests.councils.factories import MembershipFactory, UserFactory, member_of


@pytest.fixture
def newcomer(db):
    return UserFactory(name="Nia Newcomer", email="nia@post.example")


@pytest.fixture
def asked(newcomer, other):
    return MembershipFactory(user=newcomer, organisation=other, state=MembershipState.ASKED, reason="I work there.")


def test_a_request_to_join_goes_to_the_stewards(newcomer, other, officer, steward, told):
    membership.ask(council=other, reason="I work there.", by=newcomer)
    mails = told()
    assert mails.keys() == {steward.email}
    assert mails[steward.email].subject == "Nia Newcomer asks to join Westmere Council"
    assert "> I work there." in mails[steward.email].body
    assert f"/councils/{other.slug}/people/" in mails[steward.email].body


def test_a_request_to_join_goes_to_the_site_team_where_the_council_has_no_steward(
    newcomer, other, officer, broker, told
):
    membership.ask(council=other, reason="I work there.", by=newcomer)
    assert told().keys() == {broker.email}


def test_a_request_to_join_that_was_taken_back_is_not_told(newcomer, other, steward, told):
    membership.withdraw(membership=membership.ask(council=other, reason="I do.", by=newcomer), by=newcomer)
    assert told() == {}


@pytest.mark.parametrize(
    ("answer", "subject"),
    [
        (membership.approve, "You are a member of Westmere Council"),
        (membership.decline, "Your request to join Westmere Council was declined"),
    ],
)
def test_the_answer_is_told_to_who_asked(asked, steward, newcomer, told, answer, subject):
    answer(membership=asked, answer="A word from us.", by=steward)
    mails = told()
    assert mails.keys() == {newcomer.email}
    assert mails[newcomer.email].subject == subject
    assert "> A word from us." in mails[newcomer.email].body


@pytest.mark.parametrize(("kind", "can_post"), [(Kind.DISTRICT, True), (Kind.SUPPLIER, False)])
def test_only_who_can_post_is_told_so(asked, steward, newcomer, other, told, kind, can_post):
    Organisation.objects.filter(pk=other.pk).update(kind=kind)
    membership.approve(membership=asked, by=steward)
    assert ("You can post, ask and pledge for it now." in told()[newcomer.email].body) is can_post


def test_who_is_no_longer_a_member_is_told(officer, steward, told):
    membership.end(membership=officer.memberships.get(), reason="You moved on.", by=steward)
    mails = told()
    assert mails.keys() == {officer.email}
    assert "> You moved on." in mails[officer.email].body


def test_who_leaves_by_themselves_is_not_told(officer, steward, told):
    membership.end(membership=officer.memberships.get(), by=officer)
    assert told() == {}


def test_the_first_member_is_asked_to_become_steward(asked, broker, newcomer, deliver):
    membership.approve(membership=asked, by=broker)
    mails = [mail for mail in deliver() if mail.to == newcomer.email]
    assert {mail.subject for mail in mails} == {
        "You are a member of Westmere Council",
        "Will you be the steward of Westmere Council?",
    }


def test_who_would_be_steward_is_told_to_the_site_team(officer, broker, told):
    stewards.volunteer(membership=officer.memberships.get(), by=officer)
    mails = told()
    assert mails.keys() == {broker.email}
    assert mails[broker.email].subject == "Ada Asker would be the steward of Westmere Council"


@pytest.mark.parametrize(
    ("answer", "subject"),
    [
        (stewards.confirm_volunteer, "You are a steward of Westmere Council"),
        (stewards.decline_volunteer, "You were not confirmed as steward of Westmere Council"),
    ],
)
def test_the_site_teams_word_is_told_to_who_offered(officer, broker, told, answer, subject):
    Membership.objects.filter(user=officer).update(steward=StewardState.VOLUNTEERED)
    answer(membership=officer.memberships.get(), by=broker)
    mails = told()
    assert mails.keys() == {officer.email}
    assert mails[officer.email].subject == subject


def test_a_steward_who_appoints_a_colleague_tells_them(officer, steward, told):
    stewards.appoint(membership=officer.memberships.get(), by=steward)
    assert told().keys() == {officer.email}


def test_nobody_outside_hears_of_who_belongs_to_a_council(asked, steward, newcomer, told):
    member_of(steward.memberships.get().organisation)
    membership.approve(membership=asked, by=steward)
    assert told().keys() == {newcomer.email}
