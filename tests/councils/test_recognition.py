"""Which council a confirmed address makes a member of."""

import pytest

from activity.models import Event
from councils.actions import membership as memberships
from councils.enums import MembershipState, StewardState
from councils.models import Membership, Organisation
from kit.refusals import NotPermitted, Refused
from tests.councils.factories import (
    DomainFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.councils.steps import again, happened, recognise

pytestmark = pytest.mark.django_db


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

    @pytest.mark.parametrize("state", [MembershipState.ASKED, MembershipState.WITHDRAWN])
    def test_who_waits_or_took_it_back_is_recognised_once_the_domain_is_known(self, council, state):
        user = UserFactory(email="sam@northby.gov.uk")
        MembershipFactory(user=user, organisation=council, state=state)
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

    def test_who_took_a_request_back_may_still_choose(self, council):
        user = UserFactory(email="sam@northby.gov.uk")
        MembershipFactory(user=user, organisation=council, state=MembershipState.WITHDRAWN)
        assert memberships.choose(council=council, by=user).state == MembershipState.VERIFIED

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
