"""A small world in which every route has something to show, and a person for every role."""

from dataclasses import dataclass
from datetime import date

from django.core.management import call_command
from django.utils import timezone

from councils.enums import SiteRole
from councils.models import Membership, Organisation, User
from kit import sheets
from notifications.models import Mail, Subscription
from projects.models import (
    BroughtList,
    Handover,
    Invitation,
    Link,
    Output,
    Partnership,
    Pledge,
    Project,
    Request,
    TeamMember,
)
from projects.models.record import says_of
from projects.models.version import keep
from tests.councils.factories import (
    CouncilPictureFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)
from tests.projects.factories import (
    PartnershipFactory,
    PictureFactory,
    PledgeFactory,
    ProjectFactory,
    RequestFactory,
    ServiceGroupFactory,
    TeamMemberFactory,
)

ROLES = ("visitor", "newcomer", "member", "other", "steward", "team", "broker", "editor", "colleague")


@dataclass
class World:
    """Northby leads, Eastby helps; `people` holds a person by role (None: a visitor).

    `helper` belongs to Eastby, and has pledged nothing themselves.
    """

    lead: Organisation
    people: dict[str, User | None]
    project: Project
    draft: Project
    entry: Project
    orphan: Project
    link: Link
    output: Output
    partnership: Partnership
    partner: Partnership
    place: TeamMember
    asked: Request
    pledge: Pledge
    invitation: Invitation
    handover: Handover
    asking: Membership
    volunteer: Membership
    third: Organisation
    ended: Organisation
    charity: Organisation
    helper: User
    mail: Mail
    saved: Subscription
    unconfirmed: Subscription
    brought: BroughtList


def make_world() -> World:
    """Make it: `project` is the team's; `entry` is unclaimed and names Northby, `orphan` names no council."""
    call_command("load_pages", verbosity=0)
    lead, eastby, third = (OrganisationFactory(short_name=name) for name in ("Northby", "Eastby", "Westby"))
    team = member_of(lead, name="Tess Team")
    people = {
        "visitor": None,
        "newcomer": UserFactory(name="Nell New"),
        "member": member_of(lead, name="Mo Member"),
        "other": member_of(eastby, name="Odd Other"),
        "steward": steward_of(lead, name="Stu Steward"),
        "team": team,
        "broker": site_team_member(SiteRole.BROKER, name="Bea Broker"),
        "editor": site_team_member(SiteRole.EDITOR, name="Ed Editor"),
    }
    group = ServiceGroupFactory()
    project = ProjectFactory(lead=lead, owner=team, service_group=group, would_help="A tester", councils_wanted=3)
    output = Output.objects.create(title="Interviews", kind="research")
    output.projects.add(project)
    for number in (0, 1):
        keep(project, says_of(project), after=number, by=team)
    other = people["other"]
    place = TeamMemberFactory(project=project, user=member_of(lead, name="Cole League"))
    people["colleague"] = place.user
    draft = ProjectFactory(lead=lead, owner=team, service_group=group, draft=True, title="A draft")
    for pictured in (project, draft):
        PictureFactory(project=pictured)
    CouncilPictureFactory(council=lead)
    charity = OrganisationFactory(short_name="Helping Hands", name="Helping Hands", kind="charity", code="")
    return World(
        lead=lead,
        people=people,
        project=project,
        draft=draft,
        entry=ProjectFactory(lead=lead, service_group=group, unclaimed=True, title="From records"),
        orphan=ProjectFactory(lead=charity, service_group=group, unclaimed=True, title="Nobody's"),
        link=Link.objects.create(project=project, title="Board", url="https://board.example/"),
        output=output,
        partnership=PartnershipFactory(project=project, organisation=eastby),
        partner=PartnershipFactory(project=project, state="accepted"),
        place=place,
        asked=RequestFactory(project=project, sent_by=other, council=eastby),
        pledge=PledgeFactory(project=project, pledged_by=other, council=eastby, until=date(2090, 1, 1)),
        handover=Handover.objects.create(
            project=ProjectFactory(lead=lead, owner=team, service_group=group, title="To be handed on"),
            council=eastby,
            lead=lead,
            asked_by=team,
            reason="Our team moves on",
        ),
        invitation=Invitation.objects.create(project=project, address=other.email, invited_by=team),
        asking=MembershipFactory(
            organisation=lead, state="asked", reason="I work there", user=UserFactory(name="Ann Ask")
        ),
        volunteer=MembershipFactory(organisation=third, steward="volunteered", user=UserFactory(name="Val Volunteer")),
        third=third,
        ended=OrganisationFactory(short_name="Oldby", end=date(2023, 3, 31), successors=[lead]),
        charity=charity,
        helper=member_of(eastby, name="Hal Helper"),
        brought=BroughtList.objects.create(
            council=lead,
            by=people["steward"],
            table=sheets.read(f"Title,Summary,Phase,Service group\nBins,Go.,Alpha,{group.name}".encode()).as_data(),
        ),
        saved=Subscription.objects.create(
            kind="search", about="q=bins", recipient=people["member"], confirmed_at=timezone.now()
        ),
        unconfirmed=Subscription.objects.create(kind="search", about="q=bins", address=f"new{lead.pk}@post.example"),
        mail=Mail.objects.create(address="a@post.example", state="failed", settled_at=timezone.now()),
    )
