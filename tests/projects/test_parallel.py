"""Two fast clicks, or twenty at once, make one row (R17): by constraints, with real threads on a real file."""

from datetime import date
from uuid import uuid4

import pytest

from activity.models import Event
from projects.actions import brought_list as list_actions
from projects.actions import claim as claim_actions
from projects.actions import handover as handover_actions
from projects.actions import invitation as invitation_actions
from projects.actions import output as output_actions
from projects.actions import partnership as partnership_actions
from projects.actions import pledge as pledge_actions
from projects.actions import project as project_actions
from projects.actions import request as request_actions
from projects.actions import team as team_actions
from projects.actions import update as update_actions
from projects.models import (
    BroughtList,
    Handover,
    Invitation,
    Output,
    Partnership,
    Pledge,
    Project,
    Request,
    TeamMember,
    Update,
)
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    member_of,
    steward_of,
)
from tests.projects.factories import (
    InvitationFactory,
    PledgeFactory,
    ProjectFactory,
    RequestFactory,
    ServiceGroupFactory,
    TeamMemberFactory,
)
from tests.support.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def events(kind):
    return Event.objects.filter(kind=kind).count()


def test_identical_pledges():
    project, member = ProjectFactory(), MembershipFactory()
    at_once(
        lambda: pledge_actions.offer(
            project=project,
            council=member.organisation,
            kind="staff",
            size="2 days a week",
            until=date(2090, 1, 1),
            note="",
            by=member.user,
        )
    )
    assert (Pledge.objects.count(), events("pledge.proposed")) == (1, 1)


def test_pledges_of_twenty_colleagues_for_one_council():
    project, council = ProjectFactory(), OrganisationFactory()
    colleagues = [member_of(council) for _ in range(20)]
    at_once(
        lambda: pledge_actions.offer(
            project=project, council=council, kind="code", size="A library", until=None, note="", by=colleagues.pop()
        )
    )
    assert (Pledge.objects.count(), events("pledge.proposed")) == (1, 1)


def test_twenty_councils_at_once_reach_what_is_wanted_once():
    project = ProjectFactory(councils_wanted=20)
    stewards = [StewardFactory() for _ in range(20)]

    def offer():
        steward = stewards.pop()
        return pledge_actions.offer(
            project=project,
            council=steward.organisation,
            kind="money",
            size="£100",
            pounds=100,
            until=None,
            note="",
            by=steward.user,
        )

    at_once(offer)
    assert (Pledge.objects.counted().count(), events("threshold.reached")) == (20, 1)


def test_words_given_at_once_on_the_last_two_pledges_reach_it_once():
    project = ProjectFactory(councils_wanted=2)
    waiting = [PledgeFactory(project=project, state="awaiting", offered_at=None) for _ in range(2)]
    pairs = [(pledge, steward_of(pledge.council)) for pledge in waiting]

    def confirm():
        pledge, steward = pairs.pop()
        pledge_actions.confirm(pledge=pledge, by=steward)

    at_once(confirm, times=2)
    assert events("threshold.reached") == 1


def test_requests_to_join_of_twenty_people():
    project, people = ProjectFactory(), [MembershipFactory() for _ in range(20)]

    def ask():
        member = people.pop()
        request_actions.send(project=project, council=member.organisation, kind="join", message="Me?", by=member.user)

    at_once(ask)
    assert Request.objects.count() == 20


def test_identical_requests():
    project, member = ProjectFactory(), MembershipFactory()
    at_once(
        lambda: request_actions.send(
            project=project, council=member.organisation, kind="meet", message="Could we talk?", by=member.user
        )
    )
    assert (Request.objects.count(), events("request.sent")) == (1, 1)


def test_answers_to_one_request():
    owner = UserFactory()
    asked = RequestFactory(project=ProjectFactory(owner=owner), kind="join")
    at_once(lambda: request_actions.accept(asked=Request.objects.get(), answer="Welcome", by=owner))
    assert events("request.accepted") == 1
    assert TeamMember.objects.filter(user=asked.sent_by).count() == 1


def test_one_request_passed_to_one_colleague():
    owner = UserFactory()
    asked = RequestFactory(project=ProjectFactory(owner=owner))
    colleague = MembershipFactory(organisation=asked.project.lead)
    at_once(lambda: request_actions.pass_on(asked=Request.objects.get(), membership=colleague, by=owner))
    assert events("request.passed") == 1


def test_one_address_invited():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    at_once(lambda: invitation_actions.invite(project=project, address="new@post.example", by=owner))
    assert (Invitation.objects.count(), events("invitation.sent")) == (1, 1)


def test_an_invitation_accepted_twenty_times():
    member = MembershipFactory()
    InvitationFactory(address=member.user.email)
    council = member.organisation
    at_once(lambda: invitation_actions.accept(invitation=Invitation.objects.get(), council=council, by=member.user))
    assert (TeamMember.objects.count(), events("invitation.accepted")) == (1, 1)


def test_an_invitation_and_a_request_to_join_that_cross_meet():
    owner, member = UserFactory(), MembershipFactory()
    project = ProjectFactory(owner=owner)
    council = member.organisation
    both = [
        lambda: invitation_actions.invite(project=project, address=member.user.email, by=owner),
        lambda: request_actions.send(project=project, council=council, kind="join", message="Me?", by=member.user),
    ]
    at_once(lambda: both.pop()(), times=2)
    assert project.members.filter(user=member.user).count() == 1
    assert not Invitation.objects.waiting().exists()
    assert not Request.objects.waiting().exists()


def test_approvals_of_one_pledge():
    pledge = PledgeFactory(state="awaiting", offered_at=None)
    steward = steward_of(pledge.council)
    at_once(lambda: pledge_actions.confirm(pledge=Pledge.objects.get(), by=steward))
    assert events("pledge.confirmed") == 1


def test_claims_by_one_person():
    project = ProjectFactory(unclaimed=True)
    member = member_of(project.lead)
    at_once(lambda: claim_actions.claim(project=project, by=member))
    assert (TeamMember.objects.count(), events("project.claimed")) == (1, 1)


def test_claims_by_twenty_colleagues_have_one_owner():
    project = ProjectFactory(unclaimed=True)
    colleagues = [member_of(project.lead) for _ in range(20)]
    at_once(lambda: claim_actions.claim(project=project, by=colleagues.pop()))
    assert (TeamMember.objects.count(), events("project.claimed")) == (1, 1)


def test_one_form_of_quick_post_sent_twenty_times():
    member, group, once = MembershipFactory(), ServiceGroupFactory(), uuid4()
    at_once(
        lambda: project_actions.draft(
            title="Bins",
            summary="Bins.",
            phase="idea",
            service_group=group,
            would_help="",
            lead=member.organisation,
            once=once,
            by=member.user,
        )
    )
    assert (Project.objects.count(), events("project.drafted")) == (1, 1)


def test_one_update_and_one_output_sent_twenty_times():
    owner = UserFactory()
    project, once = ProjectFactory(owner=owner), uuid4()
    at_once(lambda: update_actions.post(project=project, title="News", text="More.", once=once, by=owner))
    at_once(lambda: output_actions.add(project=project, once=once, by=owner, title="A report", kind="research", url=""))
    assert (Update.objects.count(), Output.objects.count()) == (1, 1)


def test_two_owners_who_remove_each_other_leave_one():
    project = ProjectFactory(owner=UserFactory())
    TeamMemberFactory(project=project, role="owner")
    first, second = project.members.all()
    pairs = [(first, second.user), (second, first.user)]

    def remove():
        place, by = pairs.pop()
        team_actions.remove(place=place, by=by)

    at_once(remove, times=2)
    assert project.members.count() == 1


def test_one_handover_asked_and_accepted():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    new = MembershipFactory()
    council, steward = new.organisation, steward_of(new.organisation)
    at_once(lambda: handover_actions.ask(project=project, council=council, reason="So", stays_partner=True, by=owner))
    assert (Handover.objects.count(), events("handover.asked")) == (1, 1)
    at_once(lambda: handover_actions.accept(handover=Handover.objects.get(), owner=new, by=steward))
    assert (Partnership.objects.count(), events("handover.accepted")) == (1, 1)
    assert set(project.members.values_list("user", "role")) == {(owner.pk, "member"), (new.user_id, "owner")}


def test_two_owners_who_leave_at_once_leave_one():
    project = ProjectFactory(owner=UserFactory())
    TeamMemberFactory(project=project, role="owner")
    people = [place.user for place in project.members.all()]
    at_once(lambda: team_actions.leave(project=project, by=people.pop()), times=2)
    assert (project.members.count(), events("team.left")) == (1, 1)


def test_one_council_asked_to_be_partner():
    owner, council = UserFactory(), OrganisationFactory()
    project = ProjectFactory(owner=owner)
    at_once(lambda: partnership_actions.invite(project=project, organisation=council, by=owner))
    assert (Partnership.objects.count(), events("partnership.invited")) == (1, 1)
    member = member_of(council)
    at_once(lambda: partnership_actions.accept(partnership=Partnership.objects.get(), by=member))
    assert events("partnership.accepted") == 1


def test_twenty_lists_of_one_person_leave_one():
    steward = StewardFactory()
    at_once(lambda: list_actions.keep(council=steward.organisation, table={"rows": []}, by=steward.user))
    assert BroughtList.objects.count() == 1
