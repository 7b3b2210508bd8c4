"""The pages on which people ask, offer and answer."""

from datetime import date

import pytest
from django.urls import reverse

from projects.actions import pledge as pledges
from projects.models import Pledge, Request
from tests.councils.factories import MembershipFactory, UserFactory, steward_of
from tests.projects.factories import PledgeFactory, ProjectFactory, RequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    """A signed-in officer; `officer.memberships` has their council."""
    user = MembershipFactory().user
    client.force_login(user)
    return user


def of(name, project):
    return reverse(f"projects:{name}", args=[project.pk, project.slug])


def test_asking_says_who_answers_and_leads_to_the_request(client, officer):
    project = ProjectFactory(owner=UserFactory())
    council = officer.memberships.get().organisation
    assert "It goes to the project’s team." in client.get(of("ask", project)).content.decode()
    given = {"kind": "meet", "message": "Could we talk?", "council": council.pk}
    response = client.post(of("ask", project), given)
    assert response["Location"] == Request.objects.get().get_absolute_url()


def test_the_owner_answers_on_the_requests_page(client):
    owner = UserFactory()
    asked = RequestFactory(project=ProjectFactory(owner=owner))
    client.force_login(owner)
    page = client.post(asked.get_absolute_url(), {"move": "accept", "answer": ""}).content.decode()
    assert "Write a message with your answer" in page
    client.post(asked.get_absolute_url(), {"move": "accept", "answer": "Yes, on Tuesday."})
    asked.refresh_from_db()
    assert asked.state == "accepted"
    again = client.post(asked.get_absolute_url(), {"move": "accept", "answer": "Yes!"})
    assert "no longer waiting: it is “Accepted”" in again.content.decode()
    assert "Yes!" in again.content.decode(), "What was typed for nothing is still there."


def test_a_request_of_others_is_not_there(client, officer):
    assert client.get(RequestFactory().get_absolute_url()).status_code == 404
    assert client.get(PledgeFactory().get_absolute_url()).status_code == 404


def test_the_asker_cannot_accept_their_own_request(client):
    asked = RequestFactory()
    client.force_login(asked.sent_by)
    assert client.post(asked.get_absolute_url(), {"move": "accept", "answer": "Yes"}).status_code == 403


def test_offer_this_brings_the_words_along_and_the_day_must_come(client, officer):
    project = ProjectFactory(would_help="A service designer")
    page = client.get(of("offer", project), {"wanted": "A service designer"}).content.decode()
    assert "A service designer</textarea>" in page
    council = officer.memberships.get().organisation
    given = {"kind": "staff", "size": "", "until": "31 March 2020", "note": "From May", "council": council.pk}
    page = client.post(of("offer", project), given).content.decode()
    assert "Enter how much you offer" in page
    assert "The date must be today or later" in page
    assert 'value="31 March 2020"' in page
    client.post(of("offer", project), {**given, "size": "2 days a week", "until": "31/3/2090"})
    assert Pledge.objects.get().until == date(2090, 3, 31)


def test_a_pledge_goes_its_way_by_buttons(client):
    owner = UserFactory()
    pledge = PledgeFactory(project=ProjectFactory(owner=owner))
    client.force_login(owner)
    client.post(pledge.get_absolute_url(), {"move": "accept", "answer": ""})
    client.force_login(pledge.pledged_by)
    client.post(pledge.get_absolute_url(), {"move": "say-delivered"})
    client.force_login(owner)
    page = client.post(pledge.get_absolute_url(), {"move": "confirm-delivery"}, follow=True).content.decode()
    assert "Delivered. Thank you both." in page


def test_who_withdraws_is_told_who_reads_why(client):
    public = "Everybody who sees the project can read this"
    pledge = PledgeFactory(state="awaiting", offered_at=None)
    client.force_login(pledge.pledged_by)
    page = client.get(pledge.get_absolute_url()).text
    assert "Your council and the project’s team can read this" in page
    assert public not in page
    pledges.confirm(pledge=pledge, by=steward_of(pledge.council))
    assert public in client.get(pledge.get_absolute_url()).text
    late = client.post(pledge.get_absolute_url(), {"move": "withhold", "reason": "Between us"}).text
    assert "The council has given its word meanwhile." in late
    assert Pledge.objects.get().state == "offered"
