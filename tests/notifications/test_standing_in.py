"""Who is told of what waits when those who answered no longer do."""

import pytest

from activity.models import Event
from councils.actions import membership, steward
from councils.enums import MembershipState, StewardState
from councils.models import Membership
from notifications.telling import recipients
from projects.actions import request as requests
from projects.actions import team
from projects.enums import PledgeState
from tests.councils.factories import MembershipFactory, OrganisationFactory, StewardFactory, steward_of
from tests.projects.factories import (
    PartnershipFactory,
    PledgeFactory,
    ProjectFactory,
    RequestFactory,
    TeamMemberFactory,
)


@pytest.fixture
def colleague(bystanders):
    """A plain member of the lead council."""
    return bystanders[0]


@pytest.fixture
def row(lead):
    """The only steward of the lead council."""
    return StewardFactory(organisation=lead)


@pytest.fixture
def asks(lead):
    return MembershipFactory(organisation=lead, state=MembershipState.ASKED)


@pytest.fixture
def asked(project, officer, other):
    """Something is asked of the project whose team is its owner alone."""
    return RequestFactory(project=project, sent_by=officer, council=other)


class TestCouncils:
    def test_when_the_last_steward_steps_down_the_site_team_is_told_who_waits(self, row, asks, broker, lead, told):
        steward.step_down(membership=row, by=row.user)
        mails = told()
        assert mails.keys() == {broker.email}
        assert mails[broker.email].subject == f"Something waits for your answer: {lead.name}"
        assert f"{lead.name} has no steward now." in mails[broker.email].body
        assert "/my-work/" in mails[broker.email].body

    def test_a_pledge_without_the_councils_word_waits_as_well(self, row, broker, lead, told):
        PledgeFactory(council=lead, pledged_by=row.user, state=PledgeState.AWAITING, offered_at=None)
        steward.step_down(membership=row, by=row.user)
        assert told().keys() == {broker.email}

    def test_a_broker_who_ends_the_last_stewards_membership_is_told_what_is_theirs_now(self, row, asks, broker, told):
        membership.end(membership=row, by=broker)
        assert told().keys() == {row.user.email, broker.email}

    def test_an_invitation_to_be_a_partner_falls_to_the_members(self, row, broker, colleague, lead, told):
        PartnershipFactory(organisation=lead)
        steward.step_down(membership=row, by=row.user)
        mails = told()
        assert mails.keys() == {colleague.email}
        assert "You are asked to answer who wants it as a partner." in mails[colleague.email].body

    def test_nobody_is_told_where_nothing_waits(self, row, broker, told):
        steward.step_down(membership=row, by=row.user)
        assert told() == {}

    def test_nobody_is_told_again_while_another_steward_answers(self, row, asks, broker, lead, told):
        steward_of(lead)
        steward.step_down(membership=row, by=row.user)
        assert told() == {}

    def test_nobody_is_told_when_a_plain_member_leaves(self, row, asks, broker, colleague, told):
        membership.end(membership=colleague.memberships.get(), by=colleague)
        assert told() == {}

    def test_after_who_had_a_request_passed_to_them_the_team_is_told(self, project, asked, owner, row, colleague, told):
        theirs = colleague.memberships.get()
        requests.pass_on(asked=asked, membership=theirs, by=owner)
        assert told().keys() == {colleague.email}
        membership.end(membership=theirs, by=colleague)
        mail = told()[owner.email]
        assert "A request about “Damp & mould sensors” had been passed to somebody who has left." in mail.body

    def test_what_is_in_a_colleagues_hands_is_not_put_to_others(self, asked, owner, row, colleague, told):
        requests.pass_on(asked=asked, membership=colleague.memberships.get(), by=owner)
        membership.end(membership=owner.memberships.get(), by=owner)
        assert told().keys() == {colleague.email}

    def test_what_was_answered_before_the_mail_left_is_not_told(self, row, asks, broker, told):
        steward.step_down(membership=row, by=row.user)
        membership.withdraw(membership=asks, by=asks.user)
        assert told() == {}


class TestProjects:
    def test_when_the_last_of_a_team_leaves_the_stewards_of_the_lead_are_told(
        self, asked, owner, row, broker, colleague, told
    ):
        membership.end(membership=owner.memberships.get(), by=owner)
        mails = told()
        assert mails.keys() == {row.user.email}
        assert mails[row.user.email].subject == "Something waits for your answer: Damp & mould sensors"
        assert "There is nobody in the team of “Damp & mould sensors” now." in mails[row.user.email].body

    def test_else_its_members(self, asked, owner, broker, colleague, told):
        membership.end(membership=owner.memberships.get(), by=owner)
        assert told().keys() == {colleague.email}

    def test_a_pledge_that_waits_for_the_project_is_told_as_well(self, project, owner, colleague, told):
        PledgeFactory(project=project, state=PledgeState.OFFERED)
        membership.end(membership=owner.memberships.get(), by=owner)
        assert told().keys() == {colleague.email}

    def test_after_the_last_owner_the_rest_of_the_team_is_told_of_pledges(self, project, owner, row, asked, told):
        PledgeFactory(project=project, state=PledgeState.OFFERED)
        place = TeamMemberFactory(project=project)
        membership.end(membership=owner.memberships.get(), by=owner)
        mails = told()
        assert mails.keys() == {place.user.email}
        assert "“Damp & mould sensors” has no owner now." in mails[place.user.email].body

    def test_another_owner_goes_on_without_a_word(self, project, owner, row, told):
        PledgeFactory(project=project, state=PledgeState.OFFERED)
        TeamMemberFactory(project=project, role="owner")
        membership.end(membership=owner.memberships.get(), by=owner)
        assert told() == {}

    def test_nobody_is_told_while_somebody_of_the_team_is_left(self, project, asked, owner, row, told):
        TeamMemberFactory(project=project)
        membership.end(membership=owner.memberships.get(), by=owner)
        assert told() == {}

    def test_nobody_is_told_where_nothing_waits(self, project, owner, row, told):
        membership.end(membership=owner.memberships.get(), by=owner)
        assert told() == {}

    def test_a_project_of_another_council_hears_of_its_own_team_only(self, asked, officer, row, told):
        membership.end(membership=officer.memberships.get(), by=officer)
        assert told() == {}

    def test_after_the_last_steward_the_members_are_told_but_not_who_knew(
        self, project, asked, owner, row, broker, colleague, told
    ):
        Membership.objects.filter(user=owner).update(state=MembershipState.ENDED)
        steward.step_down(membership=row, by=row.user)
        assert told().keys() == {colleague.email}

    def test_after_the_last_member_the_site_team_is(self, asked, owner, broker, colleague, told):
        Membership.objects.filter(user=owner).update(state=MembershipState.ENDED)
        membership.end(membership=colleague.memberships.get(), by=colleague)
        assert told().keys() == {broker.email}

    def test_members_who_were_told_are_not_told_again(self, asked, owner, broker, colleague, lead, told):
        Membership.objects.filter(user=owner).update(state=MembershipState.ENDED)
        another = MembershipFactory(organisation=lead)
        membership.end(membership=another, by=another.user)
        assert told() == {}

    def test_an_entry_of_a_council_that_ended_falls_to_its_successors_people(
        self, officer, other, row, colleague, told
    ):
        ended = OrganisationFactory(end="2023-04-01", successors=[row.organisation])
        entry = ProjectFactory(lead=ended, unclaimed=True)
        RequestFactory(project=entry, sent_by=officer, council=other)
        steward.step_down(membership=row, by=row.user)
        assert told().keys() == {colleague.email}

    def test_one_mail_tells_of_all(self, project, asked, asks, owner, row, broker, colleague, told):
        Membership.objects.filter(user__in=[owner, colleague]).update(state=MembershipState.ENDED)
        membership.end(membership=row, by=row.user)
        body = told()[broker.email].body
        assert "has no steward now" in body
        assert "nobody in the team of “Damp & mould sensors”" in body

    def test_when_the_last_is_taken_out_of_the_team_the_stewards_are_told(self, project, asked, owner, row, told):
        place = TeamMemberFactory(project=project)
        Membership.objects.filter(user=owner).update(state=MembershipState.ENDED)
        another = steward_of(row.organisation)
        team.remove(place=place, by=another)
        assert told().keys() == {row.user.email, another.email}

    def test_a_place_that_counted_no_more_is_cleared_without_a_word(self, project, asked, owner, row, told):
        place = project.members.get()
        place.role = "member"
        place.save()
        Membership.objects.filter(user=owner).update(state=MembershipState.ENDED)
        team.remove(place=place, by=row.user)
        assert told() == {}

    def test_after_who_had_a_request_passed_to_them_the_team_is_told(self, project, asked, owner, row, colleague, told):
        theirs = colleague.memberships.get()
        requests.pass_on(asked=asked, membership=theirs, by=owner)
        assert told().keys() == {colleague.email}
        membership.end(membership=theirs, by=colleague)
        mail = told()[owner.email]
        assert "A request about “Damp & mould sensors” had been passed to somebody who has left." in mail.body

    def test_what_is_in_a_colleagues_hands_is_not_put_to_others(self, asked, owner, row, colleague, told):
        requests.pass_on(asked=asked, membership=colleague.memberships.get(), by=owner)
        membership.end(membership=owner.memberships.get(), by=owner)
        assert told().keys() == {colleague.email}

    def test_what_was_answered_before_the_mail_left_is_not_told(self, asked, owner, row, told):
        membership.end(membership=owner.memberships.get(), by=owner)
        requests.withdraw(asked=asked, by=asked.sent_by)
        assert told() == {}


def test_it_takes_few_queries_to_find_that_many_projects_are_still_looked_after(
    lead, row, django_assert_max_num_queries
):
    colleague = MembershipFactory(organisation=lead)
    for _ in range(10):
        RequestFactory(project=ProjectFactory(lead=lead))
    membership.end(membership=colleague, by=colleague.user)
    event = Event.objects.get(kind="membership.ended")
    with django_assert_max_num_queries(10):
        assert recipients(event) == []


def test_who_volunteered_is_no_steward_yet(lead, asks, broker, told):
    row = MembershipFactory(organisation=lead, steward=StewardState.VOLUNTEERED)
    steward.refuse(membership=row, by=row.user)
    assert told() == {}
