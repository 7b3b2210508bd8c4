"""Drafting, publishing and changing a project."""

from datetime import date
from uuid import uuid4

import pytest

from activity.models import Event
from kit.refusals import NotPermitted, Refused
from projects.actions import project as actions
from projects.enums import Audience, Openness, TeamRole
from projects.models import Project, TeamMember
from tests.councils.factories import MembershipFactory, OrganisationFactory, UserFactory, member_of, steward_of
from tests.projects.factories import ProjectFactory, ServiceGroupFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


def draft(by, lead, **answers):
    given = {
        "title": "Texts that tell people when their bin day moves",
        "summary": "People who signed up get a text.",
        "phase": "idea",
        "service_group": ServiceGroupFactory(),
        "would_help": "",
        "once": uuid4(),
    }
    return actions.draft(**{**given, **answers}, lead=lead, by=by)


def test_an_officer_drafts_for_their_council_and_owns_it():
    membership = MembershipFactory()
    project = draft(membership.user, membership.organisation)
    place = TeamMember.objects.get(project=project)
    assert (place.user, place.organisation, place.role) == (membership.user, membership.organisation, TeamRole.OWNER)
    assert project.is_draft
    assert Event.objects.get(kind="project.drafted").actor == membership.user.pk


def test_who_says_what_would_help_looks_for_partners():
    membership = MembershipFactory()
    draft(membership.user, membership.organisation, would_help="A tester")
    draft(membership.user, membership.organisation)
    said = [project.openness for project in Project.objects.order_by("id")]
    assert said == [(Openness.PARTNERS,), (Openness.CONVERSATION,)]


def test_nobody_drafts_for_another_council():
    with pytest.raises(NotPermitted):
        draft(MembershipFactory().user, OrganisationFactory())


def test_a_member_of_a_supplier_is_no_officer():
    membership = MembershipFactory(organisation=OrganisationFactory(kind="supplier"))
    with pytest.raises(NotPermitted):
        draft(membership.user, membership.organisation)


def test_a_form_sent_twice_makes_one_project():
    membership = MembershipFactory()
    once = uuid4()
    first = draft(membership.user, membership.organisation, once=once)
    assert draft(membership.user, membership.organisation, once=once) == first
    assert Event.objects.filter(kind="project.drafted").count() == 1


def test_a_draft_takes_another_of_the_persons_councils_and_a_published_one_refuses_it():
    membership, once, group = MembershipFactory(), uuid4(), ServiceGroupFactory()
    by, first = membership.user, membership.organisation
    second = MembershipFactory(user=by).organisation
    draft(by, first, once=once, service_group=group)
    project = draft(by, second, once=once, service_group=group)
    assert (project.lead, project.members.get().organisation) == (second, second)
    actions.publish(project=project, by=by)
    with pytest.raises(Refused, match="published this project already"):
        draft(by, first, once=once, service_group=group)
    assert Project.objects.get().lead == second


def test_the_form_of_somebody_else_is_not_found_by_its_number():
    first = MembershipFactory()
    once = uuid4()
    draft(first.user, first.organisation, once=once)
    other = MembershipFactory()
    with pytest.raises(Refused):
        draft(other.user, other.organisation, once=once)


def test_publishing_dates_the_project_and_makes_it_public():
    membership = MembershipFactory()
    project = draft(membership.user, membership.organisation)
    actions.publish(project=project, by=membership.user)
    project.refresh_from_db()
    assert project.published_at
    assert project.public_since
    assert project.dated_on == project.last_confirmed


def test_a_draft_without_a_phase_cannot_be_published():
    membership = MembershipFactory()
    project = draft(membership.user, membership.organisation, phase="")
    with pytest.raises(Refused, match="how far"):
        actions.publish(project=project, by=membership.user)


def test_a_project_is_published_once():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    assert actions.publish(project=project, by=owner).published_at == project.published_at


def test_a_team_member_changes_what_it_says_and_the_event_holds_no_text():
    project = ProjectFactory()
    member = TeamMemberFactory(project=project).user
    actions.change(project=project, title="Bin lorries that know", phase="beta", by=member)
    event = Event.objects.get(kind="project.changed")
    assert event.data == {"changed": ["title", "phase"], "phase": ["alpha", "beta"], "version": 2}


def test_changing_nothing_records_nothing():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    actions.change(project=project, title=project.title, openness=[], by=owner)
    assert not Event.objects.exists()


def test_only_the_team_and_the_leads_stewards_change_it():
    project = ProjectFactory(owner=UserFactory())
    with pytest.raises(NotPermitted):
        actions.change(project=project, title="Mine", by=member_of(project.lead))
    steward = steward_of(project.lead)
    actions.change(project=project, title="Ours", by=steward)
    assert Project.objects.get().title == "Ours"


def test_a_place_in_the_team_counts_only_with_a_current_membership():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    owner.memberships.update(state="ended")
    with pytest.raises(NotPermitted):
        actions.change(project=project, title="Still mine", by=type(owner).objects.get(pk=owner.pk))


def test_a_narrower_audience_ends_what_is_public():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    actions.change(project=project, audience=Audience.COUNCIL, by=owner)
    assert Project.objects.get().public_since is None
    actions.change(project=project, audience=Audience.EVERYONE, by=owner)
    assert Project.objects.get().public_since > project.published_at


def test_an_entry_that_nobody_has_claimed_is_not_changed():
    project = ProjectFactory(unclaimed=True)
    steward = steward_of(project.lead)
    with pytest.raises(Refused, match="Claim"):
        actions.change(project=project, title="Ours", by=steward)


def test_dates_of_phases_replace_those_before():
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    for month in (3, 5):
        actions.change(project=project, phase_dates=[["idea", f"2026-0{month}-01", None, False]], by=owner)
    assert [each.start for each in project.phase_dates.all()] == [date(2026, 5, 1)]
    actions.change(project=project, phase_dates=[["idea", "2026-05-01", None, False]], by=owner)
    assert Event.objects.count() == 2
