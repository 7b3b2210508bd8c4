"""What somebody may do is looked at once the project is locked: what a page had read a moment ago counts for nothing.

Each action is tried by the steward of the former lead, with rows that were read before the project went to another.
"""

from uuid import uuid4

import pytest

from activity.models import Event
from councils.enums import MembershipState, StewardState
from councils.models import Membership
from kit.pictures import draw
from kit.refusals import NotPermitted
from projects.actions import handover, invitation, link, output, partnership, picture, pledge, request, team, unfinished
from projects.actions import project as projects
from projects.actions import update as updates
from projects.actions import version as versions
from projects.models import Link, Output, Project
from projects.models.record import says_of
from projects.models.version import keep
from tests.councils.factories import OrganisationFactory, member_of, steward_of
from tests.projects.factories import (
    HandoverFactory,
    InvitationFactory,
    PartnershipFactory,
    PledgeFactory,
    ProjectFactory,
    RequestFactory,
    TeamMemberFactory,
)
from tests.support.pictures import sample

pytestmark = pytest.mark.django_db


class World:
    """A project, and what is about it, as the steward of its lead read it."""

    def __init__(self):
        self.lead, self.other = OrganisationFactory(), OrganisationFactory()
        self.steward = steward_of(self.lead)
        self.project = ProjectFactory(lead=self.lead, owner=self.steward)
        self.draft = ProjectFactory(lead=self.lead, owner=self.steward, draft=True)
        self.quiet = ProjectFactory(lead=self.lead, owner=self.steward)
        self.place = TeamMemberFactory(project=self.project, user=member_of(self.lead))
        self.colleague = member_of(self.lead).memberships.get()
        self.link = Link.objects.create(project=self.project, title="Board", url="https://board.example/")
        self.output = Output.objects.create(title="Interviews", kind="research")
        self.output.projects.add(self.project)
        self.partnership = PartnershipFactory(project=self.project)
        self.asked = RequestFactory(project=self.project)
        self.pledge = PledgeFactory(project=self.project)
        self.said = PledgeFactory(project=self.project, state="delivered-said")
        self.agreed = PledgeFactory(project=self.project, state="accepted")
        self.invitation = InvitationFactory(project=self.project)
        self.handover = HandoverFactory(project=self.project, lead=self.lead)
        for number in (0, 1):
            keep(self.project, says_of(self.project), after=number, by=self.steward)
        self.version = self.project.versions.order_by("number").first()

    def hand_over(self):
        """Have all of it led by another council, with another team, behind the steward's back."""
        Project.objects.update(lead=self.other)
        for each in (self.project, self.draft, self.quiet):
            Project.objects.get(pk=each.pk).members.exclude(pk=self.place.pk).delete()
            TeamMemberFactory(project_id=each.pk, user=member_of(self.other), organisation=self.other, role="owner")

    def let_go(self):
        """Have the steward leave their council after a page has read who they are; others own its work."""
        assert self.lead.pk in self.steward.standing.stewards
        for each in (self.project, self.draft, self.quiet):
            TeamMemberFactory(project=each, user=member_of(self.lead), organisation=self.lead, role="owner")
        Membership.objects.filter(user=self.steward).update(state=MembershipState.ENDED, steward=StewardState.ENDED)


ACTIONS = {
    "publish": lambda w: projects.publish(project=w.draft, by=w.steward),
    "change": lambda w: projects.change(project=w.project, title="Mine", by=w.steward),
    "move": lambda w: projects.move(project=w.project, state="paused", reason="No", by=w.steward),
    "keep what is typed": lambda w: unfinished.keep(
        project=w.project, task="story", typed="a=b", version=1, by=w.steward
    ),
    "picture": lambda w: picture.put(project=w.project, picture=draw(sample()), alt="A bin", by=w.steward),
    "describe the picture": lambda w: picture.describe(project=w.project, alt="A bin", by=w.steward),
    "take the picture away": lambda w: picture.remove(project=w.project, by=w.steward),
    "restore": lambda w: versions.restore(version=w.version, by=w.steward),
    "erase": lambda w: versions.erase(version=w.version, by=w.steward),
    "add a link": lambda w: link.add(project=w.project, title="Blog", url="https://b.example/", by=w.steward),
    "remove a link": lambda w: link.remove(link=w.link, by=w.steward),
    "add an output": lambda w: output.add(project=w.project, once=uuid4(), title="Code", kind="code", by=w.steward),
    "change an output": lambda w: output.change(output=w.output, project=w.project, title="Mine", by=w.steward),
    "remove an output": lambda w: output.remove(output=w.output, project=w.project, by=w.steward),
    "post an update": lambda w: updates.post(project=w.project, title="News", text="!", once=uuid4(), by=w.steward),
    "ask a partner": lambda w: partnership.invite(project=w.project, organisation=OrganisationFactory(), by=w.steward),
    "end a partnership": lambda w: partnership.end(partnership=w.partnership, by=w.steward),
    "add to the team": lambda w: team.add(project=w.project, membership=w.colleague, role="member", by=w.steward),
    "change a role": lambda w: team.change_role(place=w.place, role="owner", by=w.steward),
    "take out of the team": lambda w: team.remove(place=w.place, by=w.steward),
    "invite": lambda w: invitation.invite(project=w.project, address="new@post.example", by=w.steward),
    "withdraw an invitation": lambda w: invitation.withdraw(invitation=w.invitation, by=w.steward),
    "hand over": lambda w: handover.ask(
        project=w.quiet, council=OrganisationFactory(), reason="We stop", stays_partner=False, by=w.steward
    ),
    "take a handover back": lambda w: handover.withdraw(handover=w.handover, by=w.steward),
    "accept a pledge": lambda w: pledge.accept(pledge=w.pledge, answer="Yes", by=w.steward),
    "decline a pledge": lambda w: pledge.decline(pledge=w.pledge, answer="No", by=w.steward),
    "start": lambda w: pledge.start(pledge=w.agreed, by=w.steward),
    "not yet delivered": lambda w: pledge.not_yet(pledge=w.said, by=w.steward),
    "confirm a delivery": lambda w: pledge.confirm_delivery(pledge=w.said, by=w.steward),
    "accept a request": lambda w: request.accept(asked=w.asked, answer="Yes", by=w.steward),
    "decline a request": lambda w: request.decline(asked=w.asked, answer="No", by=w.steward),
    "pass a request on": lambda w: request.pass_on(asked=w.asked, membership=w.colleague, by=w.steward),
}


@pytest.mark.parametrize("ends", [World.hand_over, World.let_go], ids=["handed over", "left the council"])
@pytest.mark.parametrize("act", ACTIONS.values(), ids=ACTIONS)
def test_whoever_led_it_a_moment_ago_writes_nothing(act, ends):
    world = World()
    ends(world)
    before = Event.objects.count()
    with pytest.raises(NotPermitted):
        act(world)
    assert Event.objects.count() == before


@pytest.mark.parametrize("act", ACTIONS.values(), ids=ACTIONS)
def test_whoever_leads_it_does(act):
    act(World())
