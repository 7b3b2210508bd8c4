"""Who belongs to a council, and who says so."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress

from activity.models import Event
from councils.actions import membership as memberships
from councils.enums import MembershipState, SiteRole, StewardState
from councils.models import Membership, Organisation, User, who_answers_for
from kit.refusals import NotPermitted, Refused
from tests.councils.factories import (
    DomainFactory,
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)

pytestmark = pytest.mark.django_db


def again(user):
    """The person at their next request."""
    return User.objects.get(pk=user.pk)


def recognise(user, email=None):
    return memberships.recognise(user=user, email=email or user.email, by=user)


def happened():
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


@pytest.fixture
def council():
    return DomainFactory(name="northby.gov.uk").organisation


@pytest.fixture
def asked(council):
    return MembershipFactory(organisation=council, state=MembershipState.ASKED, reason="I run the website.")


class TestRecognition:
    def test_a_confirmed_address_of_a_council_makes_a_verified_member(self, council):
        user = UserFactory(email="sam@it.northby.gov.uk")
        assert recognise(user).state == MembershipState.VERIFIED
        assert again(user).standing.councils == {council.pk}

    def test_the_first_member_is_asked_to_become_steward_and_the_second_is_not(self, council):
        first = recognise(UserFactory(email="one@northby.gov.uk"))
        second = recognise(UserFactory(email="two@northby.gov.uk"))
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.steward, second.steward) == (StewardState.INVITED, "")
        assert happened() == ["membership.recognised", "steward.invited", "membership.recognised"]

    def test_an_event_bears_ids_and_no_address(self, council):
        user = UserFactory(email="sam@northby.gov.uk")
        row = recognise(user)
        event = Event.objects.get(kind="membership.recognised")
        assert (event.subject_id, event.council, event.actor) == (row.pk, council.pk, user.pk)
        assert event.data == {"member": user.pk}

    def test_an_unconfirmed_address_gives_no_rights(self, council):
        user = UserFactory(email="sam@northby.gov.uk", confirmed=False)
        with pytest.raises(NotPermitted):
            recognise(user)
        assert not again(user).standing.councils

    def test_an_address_that_somebody_else_confirmed_gives_no_rights(self, council):
        UserFactory(email="sam@northby.gov.uk")
        with pytest.raises(NotPermitted):
            recognise(UserFactory(), email="sam@northby.gov.uk")

    def test_an_address_of_no_council_changes_nothing(self, council):
        assert recognise(UserFactory(email="sam@northby.gov.uk.example.com")) is None
        assert not Membership.objects.exists()
        assert not happened()

    def test_a_shared_domain_makes_nobody_a_member_by_itself(self, council):
        DomainFactory(name="northby.gov.uk")
        assert recognise(UserFactory(email="sam@northby.gov.uk")) is None
        assert not Membership.objects.exists()

    def test_a_longer_domain_counts_before_a_shorter_one(self, council):
        fire = DomainFactory(name="fire.northby.gov.uk").organisation
        assert recognise(UserFactory(email="sam@fire.northby.gov.uk")).organisation == fire

    def test_an_ended_councils_address_makes_a_member_of_its_successor(self, council):
        successor = OrganisationFactory()
        council.successors.add(successor)
        Organisation.objects.filter(pk=council.pk).update(end="2023-04-01")
        assert recognise(UserFactory(email="sam@northby.gov.uk")).organisation == successor

    def test_recognising_twice_changes_nothing(self, council):
        user = UserFactory(email="sam@northby.gov.uk")
        first, second = recognise(user), recognise(user)
        assert first.pk == second.pk
        assert len(happened()) == 2

    @pytest.mark.parametrize("state", [MembershipState.ENDED, MembershipState.DECLINED])
    def test_an_ended_or_declined_membership_is_never_remade(self, council, state):
        user = UserFactory(email="sam@northby.gov.uk")
        row = MembershipFactory(user=user, organisation=council, state=state)
        recognise(user)
        row.refresh_from_db()
        assert row.state == state
        assert not again(user).standing.councils

    def test_who_waits_for_an_answer_is_recognised_once_the_domain_is_known(self, council):
        user = UserFactory(email="sam@northby.gov.uk")
        MembershipFactory(user=user, organisation=council, state=MembershipState.ASKED)
        assert recognise(user).state == MembershipState.VERIFIED

    def test_a_council_that_ended_without_a_successor_takes_nobody(self, council):
        Organisation.objects.filter(pk=council.pk).update(end="2023-04-01")
        assert recognise(UserFactory(email="sam@northby.gov.uk")) is None


class TestChoice:
    def test_a_shared_domain_lets_the_person_choose(self, council):
        other = DomainFactory(name="northby.gov.uk").organisation
        user = UserFactory(email="sam@northby.gov.uk")
        memberships.choose(council=other, by=user)
        assert again(user).standing.councils == {other.pk}

    def test_nobody_chooses_a_council_that_their_address_does_not_speak_for(self, council):
        with pytest.raises(NotPermitted, match="Ask to join"):
            memberships.choose(council=OrganisationFactory(), by=UserFactory(email="sam@northby.gov.uk"))

    def test_nobody_chooses_with_an_unconfirmed_address(self, council):
        user = UserFactory(email="sam@northby.gov.uk", confirmed=False)
        with pytest.raises(NotPermitted):
            memberships.choose(council=council, by=user)

    def test_nobody_chooses_their_way_back_into_a_council_they_were_put_out_of(self, council):
        user = UserFactory(email="sam@northby.gov.uk")
        MembershipFactory(user=user, organisation=council, state=MembershipState.ENDED)
        with pytest.raises(Refused, match="has ended"):
            memberships.choose(council=council, by=user)
        assert not again(user).standing.councils


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
    def test_asking_again_is_refused_while_it_stands(self, council, state):
        row = MembershipFactory(organisation=council, state=state)
        with pytest.raises(Refused, match="already"):
            memberships.ask(council=council, reason="Again", by=row.user)

    @pytest.mark.parametrize("state", [MembershipState.ENDED, MembershipState.DECLINED])
    def test_who_was_declined_or_left_may_ask_again(self, council, state):
        row = MembershipFactory(organisation=council, state=state, answer="No.")
        assert memberships.ask(council=council, reason="Again", by=row.user).pk == row.pk
        row.refresh_from_db()
        assert (row.state, row.answer) == (MembershipState.ASKED, "")

    def test_one_may_take_back_ones_own_request_only(self, asked):
        with pytest.raises(NotPermitted):
            memberships.withdraw(membership=asked, by=UserFactory())
        memberships.withdraw(membership=asked, by=asked.user)
        asked.refresh_from_db()
        assert asked.state == MembershipState.ENDED


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
        memberships.approve(membership=asked, by=site_team_member())
        asked.refresh_from_db()
        assert asked.steward == StewardState.INVITED

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
        steward = steward_of(council)
        memberships.decline(membership=asked, answer="No", by=steward)
        with pytest.raises(Refused):
            memberships.approve(membership=asked, by=steward)
        with pytest.raises(Refused):
            memberships.decline(membership=asked, answer="No", by=steward)

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

    def test_what_has_ended_does_not_end_again(self, council):
        row = MembershipFactory(organisation=council, state=MembershipState.ENDED)
        with pytest.raises(Refused):
            memberships.end(membership=row, by=row.user)

    def test_who_left_stays_out_when_they_confirm_their_address_again(self, council):
        user = UserFactory(email="sam@northby.gov.uk")
        memberships.end(membership=recognise(user), by=user)
        EmailAddress.objects.filter(user=user).update(verified=True)
        recognise(user)
        assert not again(user).standing.councils
