"""Asking to join a council, and who answers."""

from datetime import date

import pytest

from activity.models import Event
from councils.actions import membership as memberships
from councils.enums import MembershipState, SiteRole, StewardState
from councils.models import Membership, Organisation, User, who_answers_for
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
from tests.councils.steps import again, happened

pytestmark = pytest.mark.django_db


class TestAsking:
    def test_anybody_may_ask_with_a_reason(self, council):
        user = UserFactory()
        row = memberships.ask(council=council, reason=" I run the website. ", by=user)
        assert (row.state, row.reason) == (MembershipState.ASKED, "I run the website.")
        assert not again(user).standing.councils
        assert Event.objects.get().data == {"member": user.pk}

    def test_a_reason_is_needed(self, council):
        with pytest.raises(Refused) as refused:
            memberships.ask(council=council, reason=" \u2003\n", by=UserFactory())
        assert refused.value.field == "reason"

    def test_an_ended_council_takes_nobody_and_names_its_successor(self):
        successor = OrganisationFactory(name="Southby Council")
        ended = OrganisationFactory(end=date(2023, 4, 1), successors=[successor])
        with pytest.raises(Refused, match="Join Southby Council instead"):
            memberships.ask(council=ended, reason="Work", by=UserFactory())

    @pytest.mark.parametrize("state", [MembershipState.ASKED, MembershipState.VERIFIED])
    def test_asking_for_another_reason_is_refused_while_it_stands(self, council, state):
        row = MembershipFactory(organisation=council, state=state)
        with pytest.raises(Refused, match="already"):
            memberships.ask(council=council, reason="Again", by=row.user)

    @pytest.mark.parametrize("state", [MembershipState.ENDED, MembershipState.DECLINED, MembershipState.WITHDRAWN])
    def test_who_was_declined_or_left_or_took_it_back_may_ask_again(self, council, state):
        row = MembershipFactory(organisation=council, state=state, answer="No.")
        assert memberships.ask(council=council, reason="Again", by=row.user).pk == row.pk
        row.refresh_from_db()
        assert (row.state, row.answer) == (MembershipState.ASKED, "")

    def test_one_may_take_back_ones_own_request_only(self, asked):
        with pytest.raises(NotPermitted):
            memberships.withdraw(membership=asked, by=UserFactory())
        assert memberships.withdraw(membership=asked, by=asked.user) == asked
        asked.refresh_from_db()
        assert asked.state == MembershipState.WITHDRAWN

    @pytest.mark.parametrize("state", [MembershipState.VERIFIED, MembershipState.DECLINED, MembershipState.ENDED])
    def test_what_was_answered_is_not_taken_back(self, council, state):
        row = MembershipFactory(organisation=council, state=state)
        with pytest.raises(Refused):
            memberships.withdraw(membership=row, by=row.user)


class TestAnswering:
    def test_a_steward_says_yes(self, asked, council):
        memberships.approve(membership=asked, answer="Welcome", by=steward_of(council))
        assert again(asked.user).standing.councils == {council.pk}
        assert happened() == ["membership.approved"]

    def test_a_steward_says_no_with_a_reason(self, asked, council):
        steward = steward_of(council)
        with pytest.raises(Refused) as refused:
            memberships.decline(membership=asked, answer=" ", by=steward)
        assert refused.value.field == "answer"
        memberships.decline(membership=asked, answer="You left in May.", by=steward)
        asked.refresh_from_db()
        assert (asked.state, asked.answer) == (MembershipState.DECLINED, "You left in May.")

    def test_a_broker_answers_where_there_is_no_steward_and_the_member_is_asked_to_become_one(self, asked):
        assert memberships.approve(membership=asked, by=site_team_member()).steward == StewardState.INVITED

    def test_a_broker_does_not_answer_for_a_council_that_has_a_steward(self, asked, council):
        steward_of(council)
        with pytest.raises(NotPermitted):
            memberships.approve(membership=asked, by=site_team_member())

    def test_a_steward_who_cannot_sign_in_is_no_steward(self, asked, council):
        gone = steward_of(council)
        User.objects.filter(pk=gone.pk).update(is_active=False)
        memberships.approve(membership=asked, by=site_team_member())

    def test_nobody_answers_their_own_request(self, council):
        broker = site_team_member()
        own = memberships.ask(council=council, reason="Work", by=broker)
        with pytest.raises(NotPermitted, match="your own"):
            memberships.approve(membership=own, by=broker)

    @pytest.mark.parametrize(
        "attacker",
        [
            UserFactory,
            lambda: steward_of(OrganisationFactory()),
            lambda: site_team_member(SiteRole.EDITOR),
        ],
    )
    def test_others_cannot_answer(self, asked, attacker):
        with pytest.raises(NotPermitted):
            memberships.approve(membership=asked, by=attacker())
        with pytest.raises(NotPermitted):
            memberships.decline(membership=asked, answer="No", by=attacker())

    def test_a_plain_member_cannot_answer(self, asked, council):
        steward_of(council)
        with pytest.raises(NotPermitted):
            memberships.approve(membership=asked, by=member_of(council))

    def test_a_steward_who_was_put_out_cannot_answer_any_more(self, asked, council):
        former, successor = steward_of(council), steward_of(council)
        memberships.end(membership=former.memberships.get(), by=successor)
        with pytest.raises(NotPermitted):
            memberships.approve(membership=asked, by=again(former))

    def test_a_second_answer_is_refused(self, asked, council):
        memberships.decline(membership=asked, answer="No", by=steward_of(council))
        another = steward_of(council)
        with pytest.raises(Refused, match="was declined"):
            memberships.approve(membership=asked, by=another)
        with pytest.raises(Refused, match="was declined"):
            memberships.decline(membership=asked, answer="Not yet", by=another)
        assert happened() == ["membership.declined"]

    def test_a_welcome_that_nobody_would_read_is_refused(self, asked, council):
        memberships.approve(membership=asked, by=steward_of(council))
        with pytest.raises(Refused, match="confirmed already"):
            memberships.approve(membership=asked, answer="Welcome!", by=steward_of(council))

    def test_a_request_that_was_taken_back_is_not_answered(self, asked, council):
        steward = steward_of(council)
        memberships.withdraw(membership=asked, by=asked.user)
        with pytest.raises(Refused, match="taken back"):
            memberships.approve(membership=asked, by=steward)
        with pytest.raises(Refused, match="taken back"):
            memberships.decline(membership=asked, answer="No", by=steward)
        assert not again(asked.user).standing.councils

    def test_a_former_steward_who_comes_back_is_not_asked_to_be_steward_by_itself(self, asked):
        Membership.objects.filter(pk=asked.pk).update(steward=StewardState.ENDED)
        approved = memberships.approve(membership=asked, by=site_team_member())
        assert (approved.state, approved.steward) == (MembershipState.VERIFIED, StewardState.ENDED)

    def test_nobody_is_approved_into_a_council_that_has_ended_since(self, asked, council):
        steward = steward_of(council)
        Organisation.objects.filter(pk=council.pk).update(end="2023-04-01")
        with pytest.raises(Refused, match="has ended"):
            memberships.approve(membership=asked, by=steward)

    def test_stewards_answer_for_a_council_and_else_the_brokers(self, council):
        broker = site_team_member()
        site_team_member(SiteRole.EDITOR)
        assert who_answers_for(council) == [broker]
        steward = steward_of(council)
        assert who_answers_for(council) == [steward]


class TestWaiting:
    def test_what_waits_for_a_steward_is_what_was_asked_of_their_council(self, asked, council):
        MembershipFactory(state=MembershipState.ASKED)
        waiting = Membership.objects.answerable_by(steward_of(council).standing)
        assert list(waiting) == [asked]

    def test_what_waits_for_a_broker_is_what_no_steward_can_answer(self, asked):
        with_steward = StewardFactory().organisation
        MembershipFactory(organisation=with_steward, state=MembershipState.ASKED)
        assert list(Membership.objects.answerable_by(site_team_member().standing)) == [asked]

    def test_nothing_waits_for_others(self, asked, council):
        for user in (UserFactory(), member_of(council), site_team_member(SiteRole.EDITOR), asked.user):
            assert not Membership.objects.answerable_by(user.standing).exists()
