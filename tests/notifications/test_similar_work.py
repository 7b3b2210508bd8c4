"""Owners are told of new work that is strongly like theirs: once, with the reason, until they want it no more."""

import re

import pytest
from django.test import Client

from projects.actions import project as project_actions
from projects.enums import Audience
from projects.models import Project
from search.models import Likeness, Mute
from tests.projects.factories import ProjectFactory, ServiceGroupFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
SAID = {
    "title": "Text messages when a bin was missed",
    "summary": "Crews say why a bin was missed and residents get a text.",
}


@pytest.fixture
def waste():
    return ServiceGroupFactory(name="Waste")


@pytest.fixture(autouse=True)
def something_else():
    """Words that all things have tell nothing: here are things that have none of them."""
    for number in range(8):
        ProjectFactory(title=f"Library cards {number}", summary="Readers renew a loan.")


@pytest.fixture
def earlier(lead, owner, waste):
    return ProjectFactory(
        title="Missed bin texts", summary="Residents get a text when crews missed their bin.", lead=lead, owner=owner,
        service_group=waste,
    )  # fmt: skip


@pytest.fixture
def publish(other, officer, waste):
    """Give a function that publishes work, as the officer of the other council."""

    def publish(**more):
        draft = ProjectFactory(**{**SAID, "lead": other, "owner": officer, "service_group": waste, **more}, draft=True)
        return project_actions.publish(project=draft, by=officer)

    return publish


def test_the_owner_is_told_with_the_reason(earlier, publish, owner, told):
    published = publish()

    mails = told()

    assert set(mails) == {owner.email}
    mail = mails[owner.email]
    assert mail.subject == f"Work like yours: “{SAID['title']}”"
    assert f"Westmere Council has published “{SAID['title']}”. It is much like “Missed bin texts”" in mail.body
    assert re.search(r"Both say: .*\bbin\b", mail.body)
    assert "Same service" in mail.body
    assert published.get_absolute_url() in mail.body


def test_nobody_is_told_of_work_that_is_little_like_theirs(earlier, publish, told):
    publish(title="A bin for dogs", summary="Parks get new furniture near the gate.")

    assert told() == {}
    assert not Likeness.objects.exists()


def test_each_two_are_told_of_once_also_when_published_again(earlier, publish, officer, deliver):
    published = publish()
    assert len(deliver()) == 1

    Project.objects.filter(pk=published.pk).update(published_at=None, public_since=None)
    project_actions.publish(project=published, by=officer)

    assert len(deliver()) == 1


def test_the_publisher_and_their_team_are_not_told_of_their_own(earlier, publish, officer, owner, told):
    TeamMemberFactory(project=earlier, user=officer, role="owner")
    project = publish(lead=earlier.lead)
    TeamMemberFactory(project=project, user=owner)

    assert told() == {}


@pytest.mark.parametrize("audience", [Audience.COUNCIL, Audience.OFFICERS])
def test_nobody_is_told_of_what_they_may_not_see(earlier, publish, owner, told, audience):
    publish(audience=audience)

    assert set(told()) == ({owner.email} if audience == Audience.OFFICERS else set())


def test_owners_of_what_the_publisher_does_not_see_are_not_told(earlier, publish, told):
    Project.objects.filter(pk=earlier.pk).update(audience=Audience.COUNCIL, public_since=None)

    publish()

    assert told() == {}


def test_only_owners_are_told_and_nobody_of_an_entry_from_records(publish, waste, told):
    ProjectFactory(title="Missed bin texts", summary=SAID["summary"], unclaimed=True, service_group=waste)
    TeamMemberFactory(project=ProjectFactory(title="Missed bin texts", summary=SAID["summary"]))

    publish()

    assert told() == {}


def test_one_link_stops_it_without_signing_in_and_starts_it_again(earlier, publish, owner, deliver):
    publish()
    [mail] = deliver()
    path = re.search(r"/similar-work/mail/[^/\s]+/", mail.body)[0]
    client = Client()

    assert "Stop these mails" in client.get(path).text
    assert not Mute.objects.exists(), "to open it stops nothing"
    assert "Stopped." in client.post(path, follow=True).text
    client.post(path)
    assert Mute.objects.get().user == owner
    publish(once=None)
    assert len(deliver()) == 1

    client.post(path, {"again": "1"})
    publish(once=None)
    assert len(deliver()) == 2


def test_who_stops_it_after_a_mail_was_owed_gets_none(earlier, publish, owner, deliver):
    publish()
    Mute.objects.create(user=owner)

    assert deliver() == []


@pytest.mark.parametrize("token", ["1", "1:x", "x:y:z"])
def test_a_link_that_we_did_not_make_stops_nothing(client, owner, token):
    assert client.get(f"/similar-work/mail/{token}/").status_code == 404
    assert client.post(f"/similar-work/mail/{owner.pk}:x/").status_code == 404
    assert not Mute.objects.exists()


def test_a_link_of_a_closed_account_leads_nowhere(client, owner):
    from search.muting import link_for

    path = link_for(owner)
    owner.is_active = False
    owner.save()

    assert client.get(path).status_code == 404
