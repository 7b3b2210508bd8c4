"""What becomes of a person's projects and questions when they close their account."""

import pytest

from councils.actions import account
from projects.enums import InvitationState, PledgeState, RequestState
from projects.models import Project, TeamMember
from projects.models.answering import ownerless, who_answers
from projects.permissions import owns, permissions_on
from tests.councils.factories import OrganisationFactory, UserFactory, member_of, site_team_member, steward_of
from tests.councils.sessions import shows
from tests.councils.steps import again
from tests.projects.factories import (
    InvitationFactory,
    PledgeFactory,
    ProjectFactory,
    RequestFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return OrganisationFactory()


@pytest.fixture
def owner(lead):
    return member_of(lead)


@pytest.fixture
def project(lead, owner):
    return ProjectFactory(lead=lead, owner=owner)


@pytest.mark.parametrize("draft", [False, True])
def test_a_project_that_only_they_owned_passes_to_a_steward(draft, lead, owner):
    steward = steward_of(lead)
    project = ProjectFactory(lead=lead, owner=owner, draft=draft)
    account.close(by=owner)
    assert owns(again(steward), project)
    assert not ownerless(Project.objects.all()).exists()


def test_a_steward_who_is_in_the_team_already_becomes_its_owner(lead, owner, project):
    steward = steward_of(lead)
    TeamMemberFactory(project=project, user=steward)
    account.close(by=owner)
    assert owns(again(steward), project)


def test_one_steward_who_closes_their_account_leaves_it_to_another(lead):
    leaving, staying = steward_of(lead), steward_of(lead)
    project = ProjectFactory(lead=lead, owner=leaving)
    account.close(by=leaving)
    assert owns(again(staying), project)


def test_without_a_steward_the_rest_of_the_team_stands_in(owner, project):
    colleague = TeamMemberFactory(project=project).user
    account.close(by=owner)
    assert permissions_on(again(colleague), project)


def test_without_anybody_of_the_council_the_site_team_does(owner, project):
    broker = site_team_member()
    account.close(by=owner)
    assert list(who_answers(project)) == [broker]
    assert permissions_on(again(broker), project)


def test_a_project_with_another_owner_stays_theirs(lead, owner, project):
    steward_of(lead)
    other = TeamMemberFactory(project=project, role="owner").user
    account.close(by=owner)
    assert list(TeamMember.objects.current().owners().filter(project=project).values_list("user", flat=True)) == [
        other.pk
    ]


def test_what_they_asked_and_nobody_answered_is_withdrawn_and_their_words_are_erased(lead, owner):
    waiting = RequestFactory(sent_by=owner, council=lead, message="Regards, Olu")
    answered = RequestFactory(sent_by=owner, council=lead, state="accepted", answer="Dear Olu")
    account.close(by=owner)
    waiting.refresh_from_db()
    answered.refresh_from_db()
    assert (waiting.state, answered.state) == (RequestState.WITHDRAWN, RequestState.ACCEPTED)
    assert "Olu" not in waiting.message + answered.message + answered.answer
    assert answered.sent_by.name == "Somebody who has closed their account"


def test_a_request_that_was_passed_to_them_waits_for_all_again(owner, project):
    asked = RequestFactory(project=project, passed_to=owner)
    account.close(by=owner)
    assert list(type(asked).objects.waiting_for_all()) == [asked]


def test_an_invitation_that_waits_for_them_is_declined():
    user = UserFactory()
    invited = InvitationFactory(address=user.email)
    account.close(by=user)
    invited.refresh_from_db()
    assert invited.state == InvitationState.DECLINED


def test_the_councils_word_stays(lead, owner):
    pledge = PledgeFactory(pledged_by=owner, council=lead, note="Call me: Olu")
    account.close(by=owner)
    pledge.refresh_from_db()
    assert (pledge.state, pledge.size, pledge.note) == (PledgeState.OFFERED, "2 days a week", "")


def test_the_page_names_the_projects_that_only_they_own(client, owner, project):
    ProjectFactory(lead=project.lead, owner=owner, title="Two of us", services=[])
    TeamMemberFactory(project=Project.objects.get(title="Two of us"), role="owner")
    client.force_login(owner)
    shows(client, owner, "password")
    page = client.get("/account/close/").text
    assert project.title in page
    assert "Two of us" not in page
