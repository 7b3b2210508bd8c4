"""Handing a project to another council."""

from datetime import date

import pytest
from django.urls import reverse

from activity.models import Event
from kit.refusals import NotPermitted, Refused
from projects.actions import handover as actions
from projects.actions import project as projects
from projects.enums import Audience
from projects.feed import feed_of
from projects.models import Handover, Partnership, Project
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)
from tests.projects.factories import (
    HandoverFactory,
    InvitationFactory,
    PartnershipFactory,
    PledgeFactory,
    ProjectFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def project(owner):
    return ProjectFactory(owner=owner, audience=Audience.COUNCIL)


@pytest.fixture
def council():
    return OrganisationFactory(short_name="Newby")


@pytest.fixture
def steward(council):
    return StewardFactory(organisation=council)


def ask(project, council, by, **answers):
    given = {"reason": "We move on", "stays_partner": True, **answers}
    return actions.ask(project=project, council=council, by=by, **given)


def accept(handover, steward):
    return actions.accept(handover=handover, owner=steward, by=steward.user)


def of(name, project):
    return reverse(f"projects:{name}", args=[project.pk, project.slug])


def test_the_other_councils_steward_says_yes_and_who_owns_it(project, council, owner, steward):
    member = MembershipFactory(organisation=council)
    handover = ask(project, council, owner)
    assert Project.objects.get().lead != council
    actions.accept(handover=handover, owner=member, by=steward.user)
    now = Project.objects.get()
    assert now.lead == council
    assert now.members.owners().get().user == member.user
    assert (now.state, now.versions.count()) == ("active", 0)
    assert [event.kind for event in Event.objects.order_by("id")] == ["handover.asked", "handover.accepted"]


def test_a_former_lead_that_stays_is_a_partner_with_its_people(client, project, council, owner, steward):
    accept(ask(project, council, owner), steward)
    assert project.partnerships.accepted().get().organisation_id == project.lead_id
    assert project.members.get(user=owner).role == "member"
    client.force_login(owner)
    assert client.get(of("edit", project)).status_code == 200
    assert client.get(of("team", project)).status_code == 403


def test_a_former_lead_that_does_not_stay_has_lost_its_access_at_the_next_request(
    client, project, council, owner, steward
):
    former = steward_of(project.lead)
    client.force_login(owner)
    handover = ask(project, council, owner, stays_partner=False)
    assert client.get(project.get_absolute_url()).status_code == 200
    accept(handover, steward)
    for person in (owner, former, member_of(handover.lead)):
        client.force_login(person)
        assert client.get(project.get_absolute_url()).status_code == 404
        assert client.get(handover.get_absolute_url()).status_code == 404
        with pytest.raises(NotPermitted):
            projects.change(project=Project.objects.get(), title="Mine again", by=person)
    client.force_login(steward.user)
    assert client.get(of("team", project)).status_code == 200


def test_people_of_other_councils_stay_in_the_team_but_own_it_no_more(project, council, owner, steward):
    partner = PartnershipFactory(project=project, state="accepted").organisation
    TeamMemberFactory(project=project, organisation=partner, role="owner")
    accept(ask(project, council, owner, stays_partner=False), steward)
    assert {(place.organisation, place.role) for place in project.members.all()} == {
        (partner, "member"),
        (council, "owner"),
    }


def test_a_partner_that_takes_over_is_partner_no_more_and_its_member_becomes_owner(project, council, owner, steward):
    PartnershipFactory(project=project, organisation=council, state="accepted")
    TeamMemberFactory(project=project, organisation=council, user=steward.user)
    accept(ask(project, council, owner), steward)
    assert Partnership.objects.get(organisation=council).state == "ended"
    assert project.members.get(user=steward.user).role == "owner"


def test_where_the_council_has_no_steward_the_site_team_answers(client, project, council, owner):
    member, broker = MembershipFactory(organisation=council), site_team_member()
    handover = ask(project, council, owner)
    client.force_login(broker)
    assert handover.get_absolute_url() in client.get(reverse("my_work")).text
    for outsider in (member.user, owner):
        with pytest.raises(NotPermitted):
            actions.accept(handover=handover, owner=member, by=outsider)
    actions.accept(handover=handover, owner=member, by=broker)
    assert project.members.owners().get().user == member.user


def test_the_owner_is_a_member_of_the_council_that_takes_over(project, council, owner, steward):
    handover = ask(project, council, owner)
    ended = MembershipFactory(organisation=council, state="ended")
    for membership in (ended, MembershipFactory(), owner.memberships.get()):
        with pytest.raises(NotPermitted, match="Choose a member of Newby"):
            actions.accept(handover=handover, owner=membership, by=steward.user)


def test_a_no_has_a_reason_and_leaves_all_as_it_was(project, council, owner, steward):
    handover = ask(project, council, owner)
    with pytest.raises(Refused, match="why"):
        actions.decline(handover=handover, answer=" ", by=steward.user)
    actions.decline(handover=handover, answer="No team", by=steward.user)
    assert Project.objects.get().lead == project.lead
    with pytest.raises(Refused, match="no longer asked"):
        accept(handover, steward)
    ask(project, council, owner)


def test_what_was_taken_back_is_not_accepted(project, council, owner, steward):
    handover = ask(project, council, owner)
    actions.withdraw(handover=handover, by=owner)
    with pytest.raises(Refused, match="no longer asked"):
        accept(handover, steward)
    with pytest.raises(NotPermitted):
        actions.withdraw(handover=handover, by=steward.user)


def test_only_an_owner_or_the_leads_steward_asks_and_one_council_at_a_time(project, council, owner):
    member = TeamMemberFactory(project=project).user
    with pytest.raises(NotPermitted):
        ask(project, council, member)
    handover = ask(project, council, steward_of(project.lead))
    assert ask(project, council, owner) == handover
    with pytest.raises(Refused, match="Another council is asked"):
        ask(project, OrganisationFactory(), owner)


def test_neither_the_lead_nor_a_body_that_has_ended_nor_a_supplier_is_asked(project, owner):
    for body in (project.lead, OrganisationFactory(end=date(2023, 4, 1)), OrganisationFactory(kind="supplier")):
        with pytest.raises(Refused, match="lead"):
            ask(project, body, owner)


def test_what_was_handed_over_elsewhere_first_goes_on_here(project, council, owner, steward):
    handover = ask(project, council, owner)
    projects.move(project=project, state="handed-over", reason="To a supplier", by=owner)
    with pytest.raises(Refused, match="Say first that it goes on"):
        accept(handover, steward)
    projects.move(project=project, state="active", reason="", by=owner)
    accept(handover, steward)


def test_a_draft_is_not_offered_to_anybody(council, owner):
    with pytest.raises(Refused, match="Publish"):
        ask(ProjectFactory(draft=True, owner=owner), council, owner)


def test_everybody_reads_which_council_took_it_over(project, council, owner, steward):
    Project.objects.update(audience="everyone")
    accept(ask(project, council, owner), steward)
    assert [(line.council, line.words) for line in feed_of(Project.objects.get())] == [
        ("Newby", "took this project over")
    ]


def test_the_list_has_it_under_its_new_council(client, project, council, owner, steward):
    Project.objects.update(audience="everyone")
    accept(ask(project, council, owner, stays_partner=False), steward)
    for body, is_listed in ((council, True), (project.lead, False)):
        assert (project.title in client.get(f"/projects/?council={body.slug}").text) == is_listed


def test_both_sides_by_their_pages(client, project, council, owner, steward):
    client.force_login(owner)
    assert "Choose a council" in client.post(of("hand_over", project), {}).text
    client.post(of("hand_over", project), {"council": council.pk, "reason": "We move on"})
    handover = Handover.objects.get()
    assert not handover.stays_partner
    assert client.get(of("hand_over", project))["Location"] == handover.get_absolute_url()
    client.force_login(steward.user)
    assert handover.get_absolute_url() in client.get(reverse("my_work")).text
    assert "We move on" in client.get(handover.get_absolute_url()).text
    assert "Choose who will own" in client.post(handover.get_absolute_url(), {"decision": "yes"}).text
    assert "Write why you decline" in client.post(handover.get_absolute_url(), {"decision": "no"}).text
    client.post(handover.get_absolute_url(), {"decision": "yes", "owner": steward.pk})
    assert Project.objects.get().lead == council
    assert client.get(handover.get_absolute_url()).status_code == 200


def test_nobody_else_sees_that_it_is_asked(client, project, council):
    handover = HandoverFactory(project=project, council=council)
    for outsider in (member_of(council), member_of(project.lead), MembershipFactory().user):
        client.force_login(outsider)
        assert client.get(handover.get_absolute_url()).status_code == 404
        assert client.post(reverse("projects:withdraw_handover", args=[handover.pk])).status_code == 404


def test_a_council_that_said_no_reads_the_name_of_today_no_more(client, project, steward, council):
    asked = HandoverFactory(project=project, council=council)
    client.force_login(steward.user)
    assert project.title in client.get(asked.get_absolute_url()).text
    actions.decline(handover=asked, answer="We cannot", by=steward.user)
    Project.objects.filter(pk=project.pk).update(title="Not for them")
    page = client.get(asked.get_absolute_url()).text
    assert "Not for them" not in page
    assert "We cannot" in page


def test_what_the_new_lead_pledged_and_the_former_asked_of_people_ends(project, steward, council):
    own = PledgeFactory(project=project, council=council)
    invited = InvitationFactory(project=project)
    asked = HandoverFactory(project=project, council=council, stays_partner=False)
    actions.accept(handover=asked, owner=steward, by=steward.user)
    own.refresh_from_db()
    invited.refresh_from_db()
    assert (own.state, own.reason) == ("withdrawn", "We lead this project now.")
    assert (invited.state, invited.address) == ("withdrawn", "")
