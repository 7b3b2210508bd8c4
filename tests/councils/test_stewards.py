"""Who keeps a council's entries true."""

import pytest

from activity.models import Event
from councils.actions import steward as stewards
from councils.enums import MembershipState, SiteRole, StewardState
from councils.models import Membership, User
from kit.refusals import NotPermitted, Refused
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    site_team_member,
    steward_of,
)

pytestmark = pytest.mark.django_db


def state_of(membership):
    return Membership.objects.get(pk=membership.pk).steward


def test_the_invited_member_says_yes_and_a_broker_confirms():
    row = MembershipFactory(steward=StewardState.INVITED)
    stewards.volunteer(membership=row, by=row.user)
    assert state_of(row) == StewardState.VOLUNTEERED
    assert not User.objects.get(pk=row.user_id).standing.stewards
    stewards.confirm_volunteer(membership=row, by=site_team_member())
    assert User.objects.get(pk=row.user_id).standing.stewards == {row.organisation_id}
    event = Event.objects.latest("id")
    assert (event.kind, event.council, event.data) == (
        "steward.appointed",
        row.organisation_id,
        {"member": row.user_id},
    )


def test_the_invited_member_says_no_and_may_change_their_mind():
    row = MembershipFactory(steward=StewardState.INVITED)
    stewards.refuse(membership=row, by=row.user)
    assert state_of(row) == StewardState.DECLINED
    stewards.volunteer(membership=row, by=row.user)
    assert state_of(row) == StewardState.VOLUNTEERED


def test_an_offer_that_the_site_team_declined_is_not_made_again():
    row = MembershipFactory(steward=StewardState.VOLUNTEERED)
    stewards.decline_volunteer(membership=row, by=site_team_member())
    with pytest.raises(Refused):
        stewards.volunteer(membership=row, by=row.user)


def test_a_member_of_a_council_with_a_steward_asks_the_steward_instead():
    council = StewardFactory().organisation
    row = MembershipFactory(organisation=council)
    with pytest.raises(Refused, match="appoint you"):
        stewards.volunteer(membership=row, by=row.user)


def test_an_answer_of_the_site_team_is_final():
    row = MembershipFactory(steward=StewardState.VOLUNTEERED)
    stewards.decline_volunteer(membership=row, by=site_team_member())
    with pytest.raises(Refused, match="did not confirm"):
        stewards.confirm_volunteer(membership=row, by=site_team_member())


def test_a_member_of_a_council_without_steward_may_offer_unasked():
    row = MembershipFactory()
    stewards.volunteer(membership=row, by=row.user)
    assert state_of(row) == StewardState.VOLUNTEERED


def test_nobody_answers_for_another():
    row = MembershipFactory(steward=StewardState.INVITED)
    for act in (stewards.volunteer, stewards.refuse):
        with pytest.raises(NotPermitted):
            act(membership=row, by=steward_of(row.organisation))
    with pytest.raises(NotPermitted):
        stewards.step_down(membership=StewardFactory(), by=UserFactory())


def test_only_a_broker_confirms_and_never_themself():
    row = MembershipFactory(steward=StewardState.VOLUNTEERED)
    for attacker in (row.user, UserFactory(), site_team_member(SiteRole.EDITOR), steward_of(OrganisationFactory())):
        with pytest.raises(NotPermitted):
            stewards.confirm_volunteer(membership=row, by=attacker)
    broker = site_team_member()
    own = MembershipFactory(user=broker, steward=StewardState.VOLUNTEERED)
    with pytest.raises(NotPermitted, match="yourself"):
        stewards.confirm_volunteer(membership=own, by=broker)


def test_a_broker_confirms_only_who_has_offered():
    row = MembershipFactory(steward=StewardState.INVITED)
    with pytest.raises(Refused):
        stewards.confirm_volunteer(membership=row, by=site_team_member())


def test_a_steward_appoints_another_member_of_the_same_council_only():
    steward = StewardFactory()
    colleague = MembershipFactory(organisation=steward.organisation)
    stewards.appoint(membership=colleague, by=steward.user)
    assert state_of(colleague) == StewardState.STEWARD
    with pytest.raises(NotPermitted):
        stewards.appoint(membership=MembershipFactory(), by=steward.user)


@pytest.mark.parametrize("state", [each for each in MembershipState if each != MembershipState.VERIFIED])
def test_only_a_verified_member_becomes_steward(state):
    steward = StewardFactory()
    row = MembershipFactory(organisation=steward.organisation, state=state)
    with pytest.raises(Refused, match="Confirm the membership first"):
        stewards.appoint(membership=row, by=steward.user)


def test_who_steps_down_stays_a_member():
    row = StewardFactory()
    stewards.step_down(membership=row, by=row.user)
    standing = User.objects.get(pk=row.user_id).standing
    assert (standing.councils, standing.stewards) == ({row.organisation_id}, frozenset())


def test_each_sees_what_waits_for_them():
    invited = MembershipFactory(steward=StewardState.INVITED)
    offered = MembershipFactory(steward=StewardState.VOLUNTEERED)
    broker = site_team_member()
    own = MembershipFactory(user=broker, steward=StewardState.VOLUNTEERED)
    assert list(Membership.objects.invited_to_be_steward(invited.user.standing)) == [invited]
    assert list(Membership.objects.volunteers_for(broker.standing)) == [offered]
    assert own not in Membership.objects.volunteers_for(broker.standing)
    assert not Membership.objects.volunteers_for(offered.user.standing).exists()
