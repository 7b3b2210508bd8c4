"""Twenty clicks at the same moment make one row."""

import pytest

from activity.models import Event
from councils.actions import membership as memberships
from councils.actions import organisation as organisations
from councils.enums import Kind, MembershipState, StewardState
from councils.models import Membership, Organisation, User
from kit.refusals import Refused
from tests.councils.factories import DomainFactory, MembershipFactory, OrganisationFactory, UserFactory, steward_of
from tests.support.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)

CLICKS = 20


def test_twenty_recognitions_make_one_membership_and_one_invitation():
    DomainFactory(name="northby.gov.uk")
    user = UserFactory(email="sam@northby.gov.uk")
    given = at_once(lambda: memberships.recognise(user=user, email=user.email, by=user).pk)
    assert len(set(given)) == 1
    assert Membership.objects.get().steward == StewardState.INVITED
    assert Event.objects.count() == 2


def test_twenty_first_members_make_one_invitation():
    council = DomainFactory(name="northby.gov.uk").organisation
    waiting = [UserFactory(email=f"sam{number}@northby.gov.uk") for number in range(CLICKS)]

    def recognise_next():
        user = waiting.pop()
        memberships.recognise(user=user, email=user.email, by=user)

    at_once(recognise_next)
    members = Membership.objects.current().filter(organisation=council)
    assert (members.count(), members.filter(steward=StewardState.INVITED).count()) == (CLICKS, 1)


def test_twenty_requests_to_join_make_one():
    council, user = OrganisationFactory(), UserFactory()
    given = at_once(lambda: memberships.ask(council=council, reason="Work", by=user).pk)
    assert given == [Membership.objects.get().pk] * CLICKS
    assert Membership.objects.get().state == MembershipState.ASKED
    assert Event.objects.count() == 1


def test_twenty_approvals_are_one():
    asked = MembershipFactory(state=MembershipState.ASKED)
    steward = steward_of(asked.organisation)
    given = at_once(lambda: memberships.approve(membership=asked, by=User.objects.get(pk=steward.pk)).pk)
    assert given == [asked.pk] * CLICKS
    assert Event.objects.filter(kind="membership.approved").count() == 1


def test_a_yes_and_a_no_at_the_same_moment_are_one_answer():
    asked = MembershipFactory(state=MembershipState.ASKED)
    steward = steward_of(asked.organisation)
    answers = [
        lambda: memberships.approve(membership=asked, by=steward),
        lambda: memberships.decline(membership=asked, answer="No", by=steward),
    ] * (CLICKS // 2)
    given = at_once(lambda: answers.pop()())
    assert len([each for each in given if isinstance(each, Refused)]) == CLICKS // 2
    assert Event.objects.count() == 1


def test_twenty_additions_of_one_body_make_one():
    given = at_once(lambda: organisations.add(name="Digital Friends", kind=Kind.CHARITY, by=None).pk)
    assert len([each for each in given if isinstance(each, Refused)]) == CLICKS - 1
    assert Organisation.objects.get().slug == "digital-friends"
