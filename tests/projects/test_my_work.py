"""My work: what waits for somebody, and what they asked others."""

import pytest
from django.urls import reverse

from projects.models import Project
from tests.councils.factories import StewardFactory, UserFactory
from tests.projects.factories import PledgeFactory, ProjectFactory, RequestFactory

pytestmark = pytest.mark.django_db


def test_what_came_today_is_said_to_have_come_today(client):
    asked = RequestFactory(project=ProjectFactory(owner=UserFactory()))
    client.force_login(asked.sent_by)
    assert "Asked today, no answer yet" in client.get(reverse("my_work")).content.decode()
    client.force_login(asked.project.members.get().user)
    assert "It came today" in client.get(reverse("my_work")).content.decode()


def test_my_work_gathers_what_waits_on_both_sides(client):
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    steward = StewardFactory()
    asked = RequestFactory(project=project, council=steward.organisation)
    PledgeFactory(project=project, council=steward.organisation, size="Two crews")
    waiting = PledgeFactory(council=steward.organisation, state="awaiting", offered_at=None, size="A tester")
    client.force_login(owner)
    page = client.get(reverse("my_work")).content.decode()
    assert "2 things wait for you" in page
    assert "Two crews" in page
    client.force_login(steward.user)
    page = client.get(reverse("my_work")).content.decode()
    assert "1 thing waits for you" in page
    assert "A tester" in page
    client.force_login(asked.sent_by)
    assert "You asked others" in client.get(reverse("my_work")).content.decode()
    client.force_login(waiting.pledged_by)
    assert "Our pledges" in client.get(reverse("my_work")).content.decode()


def test_my_work_of_a_newcomer_says_what_to_do(client):
    client.force_login(UserFactory())
    page = client.get(reverse("my_work")).content.decode()
    assert "Nothing waits for you." in page
    assert "Join your council" in page


def test_what_one_asked_stays_but_names_no_project_that_closed_since(client):
    asked = RequestFactory()
    client.force_login(asked.sent_by)
    Project.objects.update(audience="council", title="Now among ourselves")
    for address in (reverse("my_work"), asked.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "no longer open to you" in page
        assert "Now among ourselves" not in page


def test_of_many_the_newest_come_first_and_all_are_one_step_away(client):
    asker = UserFactory()
    for number in range(22):
        RequestFactory(sent_by=asker, project=ProjectFactory(title=f"Asked {number}."))
        ProjectFactory(owner=asker, title=f"Mine {number}.")
        ProjectFactory(owner=asker, draft=True, title=f"Draft {number}.")
    client.force_login(asker)
    newest, everything = (client.get(reverse("my_work") + query).text for query in ("", "?show=all"))
    for what in ("Asked", "Mine", "Draft"):
        assert f"{what} 21." in newest
        assert f"{what} 0." not in newest
        assert f"{what} 0." in everything
    assert newest.count("?show=all") == 3
    assert "?show=all" not in everything
