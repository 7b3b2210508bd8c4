"""What the page tells of a project's history."""

from uuid import uuid4

import pytest

from projects.actions import partnership, pledge, project, update
from projects.enums import PartnershipState
from projects.feed import feed_of
from projects.models import Partnership, Project
from tests.councils.factories import MembershipFactory, OrganisationFactory, UserFactory, steward_of
from tests.projects.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def lines(of):
    return [f"{line.council} {line.words}" for line in feed_of(of)]


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def posted(owner):
    return ProjectFactory(owner=owner, lead=OrganisationFactory(short_name="Northby"))


def test_five_changes_of_a_day_are_one_line_and_bury_nothing(posted, owner):
    update.post(project=posted, title="Second week", text="61 reports", once=uuid4(), by=owner)
    for number in range(12):
        project.change(project=posted, title=f"Missed bins, try {number}", by=owner)
    assert lines(posted) == ["Northby changed what it says", "Northby posted an update"]


def test_another_day_is_another_line(posted, owner, time_machine):
    time_machine.move_to("2026-03-02 12:00")
    Project.objects.update(public_since="2026-03-01T00:00Z")
    posted.refresh_from_db()
    project.change(project=posted, title="Missed bins, once more", by=owner)
    time_machine.move_to("2026-03-03 12:00")
    project.change(project=posted, title="Missed bins, at last", by=owner)
    assert lines(posted) == ["Northby changed what it says"] * 2


def test_what_a_steward_withheld_is_not_told(posted):
    member = MembershipFactory()
    proposed = pledge.offer(
        project=posted, council=member.organisation, kind="staff", size="a day", until=None, note="", by=member.user
    )
    pledge.withdraw(pledge=proposed, reason="Not our word", by=steward_of(member.organisation))
    assert lines(posted) == []


@pytest.mark.parametrize(
    ("was", "told"),
    [
        (PartnershipState.ACCEPTED, ["Leeds left the partnership"]),
        (PartnershipState.NAMED, []),
    ],
)
def test_that_a_partner_left_is_told_of_a_partner_alone(posted, was, told):
    member = MembershipFactory(organisation__short_name="Leeds")
    joined = Partnership.objects.create(project=posted, organisation=member.organisation, state=was)
    partnership.leave(partnership=joined, by=steward_of(member.organisation))
    assert lines(posted) == told


def test_that_a_partnership_was_ended_is_told_and_a_question_taken_back_is_not(posted, owner):
    leeds, bath = OrganisationFactory(short_name="Leeds"), OrganisationFactory(short_name="Bath")
    for council, state in ((leeds, PartnershipState.ACCEPTED), (bath, PartnershipState.INVITED)):
        standing = Partnership.objects.create(project=posted, organisation=council, state=state)
        partnership.end(partnership=standing, by=owner)
    assert lines(posted) == ["Leeds is no longer a partner"]


def test_what_came_before_it_was_public_again_is_not_told(posted, owner):
    update.post(project=posted, title="Second week", text="61 reports", once=uuid4(), by=owner)
    assert lines(posted) == ["Northby posted an update"]
    narrower = project.change(project=posted, audience="council", by=owner)
    assert lines(narrower) == []
    assert lines(project.change(project=narrower, audience="everyone", by=owner)) == ["Northby changed what it says"]
