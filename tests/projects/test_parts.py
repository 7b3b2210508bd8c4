"""Updates, links and outputs."""

import pytest
from django.urls import reverse

from activity.models import Event
from kit.refusals import NotPermitted, Refused
from projects.actions import link as links
from projects.actions import output as outputs
from projects.models import Link, Output, Update
from tests.councils.factories import MembershipFactory, UserFactory, site_team_member
from tests.projects.factories import ProjectFactory

pytestmark = pytest.mark.django_db
ONCE = "5e0f2b9c-5f0c-4f54-9f8b-6a0a1b2c3d4e"


@pytest.fixture
def project(client):
    """A project whose owner is signed in."""
    owner = UserFactory()
    client.force_login(owner)
    return ProjectFactory(owner=owner, last_confirmed="2020-01-01")


def of(name, project, *more):
    return reverse(f"projects:{name}", args=[project.pk, project.slug, *more])


def test_an_update_shows_on_the_page_and_confirms_the_entry(client, project):
    given = {"title": "Second week in the cab", "text": "61 reports **answered**.", "once": ONCE}
    for _ in range(2):
        page = client.post(of("update", project), given, follow=True).content.decode()
    assert "<strong>answered</strong>" in page
    assert "Confirmed today" in page
    assert Update.objects.count() == 1


def test_a_link_is_added_once_and_removed(client, project):
    given = {"title": "Our board", "url": "example.org/board"}
    client.post(of("links", project), given)
    assert Link.objects.get().url == "https://example.org/board"
    page = client.post(of("links", project), {**given, "title": "Their board"}).content.decode()
    assert "has this link already" in page
    client.post(of("remove_link", project, Link.objects.get().pk))
    assert not Link.objects.exists()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/x", "data:text/html,x", "not an address"])
def test_a_link_leads_to_the_web_and_nowhere_else(client, project, url):
    page = client.post(of("links", project), {"title": "Click me", "url": url}).content.decode()
    assert "Enter a web address" in page
    assert not Link.objects.exists()


def test_an_output_is_added_changed_and_removed(client, project):
    given = {"title": "Interviews with 14 crews", "kind": "research", "licence": "ogl-3", "url": "", "phase": "alpha"}
    client.post(of("outputs", project), {**given, "once": ONCE})
    output = Output.objects.get()
    client.post(of("output", project, output.pk), {**given, "licence": "cc0", "once": ONCE})
    assert Output.objects.get().licence == "cc0"
    assert Event.objects.get(kind="output.changed").data == {"changed": ["licence"], "licence": ["ogl-3", "cc0"]}
    client.post(of("remove_output", project, output.pk))
    assert not Output.objects.exists()


def test_an_output_that_was_taken_away_meanwhile_does_not_come_back(project):
    owner = project.members.get().user
    read = outputs.add(project=project, once=ONCE, title="Interviews", kind="research", by=owner)
    outputs.remove(output=Output.objects.get(), project=project, by=owner)
    with pytest.raises(Refused, match="no longer there"):
        outputs.change(output=read, project=project, title="Interviews, again", by=owner)
    outputs.remove(output=read, project=project, by=owner)
    assert not Output.objects.exists()
    assert Event.objects.filter(kind="output.removed").count() == 1


def test_an_output_that_two_projects_made_stays_with_the_other(project):
    owner = project.members.get().user
    output = outputs.add(project=project, once=ONCE, by=owner, title="A report", kind="research")
    other = ProjectFactory()
    output.projects.add(other)
    outputs.remove(output=output, project=project, by=owner)
    assert Output.objects.get().projects.get() == other


def test_others_add_nothing(client, project):
    outsider = MembershipFactory().user
    with pytest.raises(NotPermitted):
        links.add(project=project, title="Spam", url="https://spam.example", by=outsider)
    client.force_login(outsider)
    for name in ("update", "links", "outputs", "edit", "check", "state", "partners", "team"):
        assert client.get(of(name, project)).status_code == 403


def test_who_stands_in_for_a_council_is_not_asked_for_news_that_only_its_team_has(client):
    project = ProjectFactory(owner=UserFactory())
    client.force_login(site_team_member())
    page = client.get(project.get_absolute_url()).text
    assert of("edit", project) in page
    assert of("update", project) not in page
    assert of("update", project) not in client.get(of("edit", project)).text
    assert client.get(of("update", project)).status_code == 403


def test_an_unclaimed_entry_gets_nothing_added():
    project = ProjectFactory(unclaimed=True)
    owner = UserFactory()
    with pytest.raises((NotPermitted, Refused)):
        links.add(project=project, title="Board", url="https://example.org", by=owner)


def test_a_number_used_for_another_project_is_refused_with_a_sentence(client, project):
    other = ProjectFactory(owner=project.members.get().user)
    given = {"title": "News", "text": "More.", "once": ONCE}
    client.post(of("update", project), given)
    assert "You have sent this form already" in client.post(of("update", other), given).content.decode()
