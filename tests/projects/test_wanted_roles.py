"""Roles for which a project wants somebody: said in the task list, asked for by who would join, filled in the team."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from activity.models import Event
from kit.refusals import Refused
from projects.actions import invitation as invitations
from projects.actions import project as projects
from projects.actions import request as actions
from projects.actions import team
from projects.cards import card
from projects.models import Project, Request, TeamMember
from tests.councils.factories import MembershipFactory, UserFactory
from tests.projects.factories import ProjectFactory, RequestFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
DESIGNER = ["Service designer", "Three months", "A day a week"]
TESTER = ["Tester", "", ""]


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def project(owner):
    project = ProjectFactory(owner=owner, openness=["partners"])
    return wants(project, DESIGNER, TESTER, by=owner)


def wants(project, *roles, by):
    return projects.change(project=project, wanted_roles=list(roles), by=by)


def ask(project, role="Service designer", kind="join", member=None):
    member = member or MembershipFactory()
    return actions.send(
        project=project, council=member.organisation, kind=kind, message="Me?", role=role, by=member.user
    )


def of(name, project, *more):
    return reverse(f"projects:{name}", args=[project.pk, project.slug, *more])


def open_roles(project):
    return [role.name for role in project.wanted_roles.open()]


def test_who_is_accepted_takes_the_role_and_it_is_no_longer_offered(client, project, owner):
    asked = ask(project)
    assert open_roles(project) == ["Service designer", "Tester"]
    actions.accept(asked=asked, answer="Welcome", by=owner)
    assert TeamMember.objects.get(user=asked.sent_by).works_as == "Service designer"
    assert open_roles(project) == ["Tester"]
    page = client.get(project.get_absolute_url()).text
    assert "(Service designer)" in page
    assert "A day a week" not in page
    with pytest.raises(Refused, match="Nobody is wanted for this role"):
        ask(project)


def test_once_they_have_left_it_is_offered_again(project, owner):
    asked = ask(project)
    actions.accept(asked=asked, answer="Welcome", by=owner)
    team.leave(project=project, by=asked.sent_by)
    assert open_roles(project) == ["Service designer", "Tester"]


def test_a_role_that_was_taken_off_the_list_is_not_offered(project, owner):
    wants(project, TESTER, by=owner)
    with pytest.raises(Refused, match="Nobody is wanted"):
        ask(project)


def test_who_asked_for_it_before_still_gets_it(project, owner):
    asked = ask(project)
    wants(project, TESTER, by=owner)
    actions.accept(asked=asked, answer="Welcome", by=owner)
    assert TeamMember.objects.get(user=asked.sent_by).works_as == "Service designer"


def test_an_invited_officer_who_asks_for_a_role_gets_it(project, owner):
    member = MembershipFactory()
    invitations.invite(project=project, address=member.user.email, by=owner)
    ask(project, member=member)
    assert TeamMember.objects.get(user=member.user).works_as == "Service designer"


def test_an_officer_who_asked_for_a_role_and_is_invited_gets_it(project, owner):
    member = MembershipFactory()
    ask(project, member=member)
    invitations.invite(project=project, address=member.user.email, by=owner)
    assert TeamMember.objects.get(user=member.user).works_as == "Service designer"


def test_only_who_asks_to_join_takes_a_role(project):
    with pytest.raises(Refused, match="Join the team"):
        ask(project, kind="meet")
    with pytest.raises(IntegrityError), transaction.atomic():
        RequestFactory(project=project, kind="meet", role="Tester")


def test_a_role_of_another_project_is_none_of_this(project):
    with pytest.raises(Refused, match="Nobody is wanted"):
        ask(ProjectFactory())


def test_the_task_asks_for_roles_and_clicked_twice_is_once(client, project, owner):
    client.force_login(owner)
    page = of("task", project, "roles")
    shown = client.get(page).context
    assert shown["form"]["role_2_name"].value() == "Tester"
    given = {"role_1_name": "Researcher", "role_1_time": "Two days", "version": shown["version"]}
    for _ in range(2):
        assert client.post(page, given).status_code == 302
    assert [str(role) for role in project.wanted_roles.all()] == ["Researcher, Two days"]
    assert project.versions.count() == 3


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"role_1_time": "A day"}, "Enter what they would do"),
        ({"role_1_name": "Tester", "role_2_name": "Tester"}, "This role is there already"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, project, owner, given, error):
    client.force_login(owner)
    page = client.post(of("task", project, "roles"), given).text
    assert error in page
    assert all(typed in page for typed in given.values())


def test_earlier_roles_are_in_the_history_and_no_event_says_them(client, project, owner):
    wants(project, TESTER, by=owner)
    page = client.get(of("history", project)).text
    assert "Service designer, A day a week, Three months" in page
    assert "designer" not in str(list(Event.objects.values_list("data", flat=True)))


def test_its_page_leads_to_the_form_with_the_role_chosen(client, project):
    member = MembershipFactory()
    client.force_login(member.user)
    address = f"{of('ask', project)}?kind=join&role=Service%20designer"
    assert address.replace("&", "&amp;") in client.get(project.get_absolute_url()).text
    form = client.get(address).context["form"]
    assert (form["kind"].value(), form["role"].value()) == ("join", "Service designer")
    given = {"kind": "join", "role": "Service designer", "message": "Me?", "council": member.organisation_id}
    client.post(of("ask", project), given)
    assert Request.objects.get().role == "Service designer"


def test_a_role_chosen_with_another_question_is_said_beside_it(client, project):
    member = MembershipFactory()
    client.force_login(member.user)
    given = {"kind": "meet", "role": "Tester", "message": "Hello", "council": member.organisation_id}
    form = client.post(of("ask", project), given).context["form"]
    assert form.errors == {"role": ["Choose “Join the team” to take a role, or choose no role."]}


def test_a_project_without_roles_asks_for_none(client):
    client.force_login(MembershipFactory().user)
    assert "As what would you join" not in client.get(of("ask", ProjectFactory())).text


def test_a_card_names_the_role_where_the_project_looks_for_help(project, owner):
    def wanted():
        return card(Project.objects.for_cards().get()).wanted

    assert wanted() == "Service designer, A day a week, Three months"
    TeamMemberFactory(project=project, works_as="Service designer")
    assert wanted() == "Tester"
    projects.change(project=project, openness=["sharing"], by=owner)
    assert wanted() == ""
