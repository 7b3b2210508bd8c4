"""How a membership ends."""

import pytest
from allauth.account.models import EmailAddress

from activity.models import Event
from councils.actions import membership as memberships
from councils.enums import MembershipState, StewardState
from councils.models import who_answers_for
from kit.refusals import NotPermitted, Refused
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)
from tests.councils.steps import again, recognise

pytestmark = pytest.mark.django_db


class TestEnding:
    def test_one_may_leave(self, council):
        row = MembershipFactory(organisation=council)
        memberships.end(membership=row, by=row.user)
        assert not again(row.user).standing.councils

    def test_a_steward_ends_a_membership_with_a_reason(self, council):
        row = MembershipFactory(organisation=council)
        memberships.end(membership=row, reason="Left in May", by=steward_of(council))
        row.refresh_from_db()
        assert (row.state, row.answer) == (MembershipState.ENDED, "Left in May")

    def test_a_steward_may_end_the_membership_of_another_steward(self, council):
        one, other = StewardFactory(organisation=council), StewardFactory(organisation=council)
        memberships.end(membership=one, by=other.user)
        one.refresh_from_db()
        assert (one.state, one.steward) == (MembershipState.ENDED, StewardState.ENDED)
        assert Event.objects.get().data == {"member": one.user_id, "was_steward": True}

    def test_the_last_steward_may_leave_and_the_site_team_stands_in(self, council):
        row = StewardFactory(organisation=council)
        broker = site_team_member()
        memberships.end(membership=row, by=row.user)
        assert who_answers_for(council) == [broker]

    def test_a_broker_may_end_the_membership_of_a_councils_only_steward(self, council):
        row = StewardFactory(organisation=council)
        memberships.end(membership=row, by=site_team_member())
        assert not again(row.user).standing.stewards

    def test_a_broker_leaves_the_members_of_a_council_with_a_steward_alone(self, council):
        StewardFactory(organisation=council)
        with pytest.raises(NotPermitted):
            memberships.end(membership=MembershipFactory(organisation=council), by=site_team_member())

    @pytest.mark.parametrize("state", [StewardState.INVITED, StewardState.VOLUNTEERED])
    def test_an_invitation_ends_with_the_membership(self, council, state):
        row = MembershipFactory(organisation=council, steward=state)
        memberships.end(membership=row, by=row.user)
        row.refresh_from_db()
        assert row.steward == ""

    def test_others_cannot_end_a_membership(self, council):
        row = MembershipFactory(organisation=council)
        StewardFactory(organisation=council)
        for attacker in (UserFactory(), member_of(council), steward_of(OrganisationFactory())):
            with pytest.raises(NotPermitted):
                memberships.end(membership=row, by=attacker)

    @pytest.mark.parametrize(
        ("state", "where"),
        [
            (MembershipState.ASKED, "waits for an answer"),
            (MembershipState.WITHDRAWN, "taken back"),
            (MembershipState.DECLINED, "declined"),
            (MembershipState.ENDED, "has ended"),
        ],
    )
    def test_only_what_counts_is_ended(self, council, state, where):
        row = MembershipFactory(organisation=council, state=state)
        with pytest.raises(Refused, match=where):
            memberships.end(membership=row, reason="Left in May", by=row.user)

    def test_who_left_stays_out_when_they_confirm_their_address_again(self, council):
        user = UserFactory(email="sam@northby.gov.uk")
        memberships.end(membership=recognise(user), by=user)
        EmailAddress.objects.filter(user=user).update(verified=True)
        recognise(user)
        assert not again(user).standing.councils
