"""The page of a project, and of its council, as people meet them."""

import re

import pytest

from projects.actions import pledge as pledges
from projects.models import Request
from tests.councils.factories import MembershipFactory, OrganisationFactory, UserFactory, member_of, steward_of
from tests.projects.factories import PledgeFactory, ProjectFactory, RequestFactory

pytestmark = pytest.mark.django_db


def test_an_old_slug_and_a_short_address_lead_to_the_page(client):
    project = ProjectFactory()
    for address in (f"/projects/{project.pk}/", f"/projects/{project.pk}/another-name/"):
        assert client.get(address)["Location"] == project.get_absolute_url()


def test_a_title_of_signs_alone_has_an_address_too(client):
    project = ProjectFactory(title="🗑️ ‮×‬")
    assert client.get(project.get_absolute_url()).status_code == 200


def test_a_draft_is_there_for_its_team_only(client):
    owner = UserFactory()
    draft = ProjectFactory(draft=True, owner=owner)
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(owner)
    assert "This is a draft" in client.get(draft.get_absolute_url()).content.decode()


def test_what_people_write_is_text_never_script(client):
    hostile = '<script>alert(1)</script>[x](javascript:alert(2))<img src=x onerror="alert(3)">'
    project = ProjectFactory(
        title=hostile[:100], summary=hostile, problem=hostile, why=hostile, users=hostile, would_help=hostile
    )
    page = client.get(project.get_absolute_url()).content.decode()
    assert "<script>" not in page
    assert "alert(1)</script" not in page
    assert 'href="javascript' not in page
    assert "<img" not in page


def test_the_page_shows_who_has_pledged_but_not_what_awaits_a_word(client):
    project = ProjectFactory(councils_wanted=3)
    PledgeFactory(project=project, size="Two crews to test with")
    PledgeFactory(project=project, size="Not yet our word", state="awaiting", offered_at=None)
    page = client.get(project.get_absolute_url()).content.decode()
    assert "Two crews to test with" in page
    assert "Not yet our word" not in page
    assert "1 of 3 councils in" in page


def test_what_one_asked_shows_on_the_page_to_oneself_alone_while_it_waits(client):
    asked = RequestFactory(kind="meet")
    told = re.compile(rf'You asked: <a [^>]*href="{asked.get_absolute_url()}">Meet the team</a>, today\.')
    for reader, is_told in ((asked.sent_by, True), (MembershipFactory().user, False)):
        client.force_login(reader)
        assert bool(told.search(client.get(asked.project.get_absolute_url()).content.decode())) is is_told
    Request.objects.update(state="withdrawn")
    client.force_login(asked.sent_by)
    assert "You asked" not in client.get(asked.project.get_absolute_url()).content.decode()


def test_what_was_proposed_for_ones_council_shows_on_the_page_while_it_waits(client):
    pledge = PledgeFactory(size="Two crews", state="awaiting", offered_at=None)
    for reader, is_told in ((member_of(pledge.council), True), (MembershipFactory().user, False)):
        client.force_login(reader)
        page = client.get(pledge.project.get_absolute_url()).content.decode()
        assert (pledge.get_absolute_url() in page) is is_told
        assert ("council’s word" in page) is is_told


def test_no_address_of_anybody_is_on_a_public_page(client):
    owner = UserFactory(email="owner@northby.example")
    project = ProjectFactory(owner=owner)
    PledgeFactory(project=project)
    assert "@" not in client.get(project.get_absolute_url()).content.decode()


def test_a_councils_page_shows_its_projects_and_pledges(client):
    council = OrganisationFactory()
    ProjectFactory(lead=council, title="Led here")
    ProjectFactory(lead=council, title="Only for us", audience="council")
    PledgeFactory(council=council, size="Two crews", state="delivered")
    page = client.get(council.get_absolute_url()).content.decode()
    assert "Led here" in page
    assert "Only for us" not in page
    assert "Two crews" in page
    client.force_login(member_of(council))
    assert "Only for us" in client.get(council.get_absolute_url()).content.decode()


def test_a_pledge_that_never_had_the_councils_word_is_nowhere_to_be_read(client):
    project = ProjectFactory()
    pledge = PledgeFactory(project=project, state="awaiting", offered_at=None)
    pledges.withdraw(pledge=pledge, reason="Not our word", by=steward_of(pledge.council))
    page = client.get(project.get_absolute_url()).content.decode()
    assert "withdrew" not in page
    given = PledgeFactory(project=project)
    pledges.withdraw(pledge=given, reason="Staff left", by=given.pledged_by)
    assert "withdrew" in client.get(project.get_absolute_url()).content.decode()


def test_the_crumb_leads_to_the_projects_of_its_service(client):
    project = ProjectFactory()
    ProjectFactory(title="Of another service")
    crumb = f"/projects/?service={project.service_group.slug}"
    assert crumb in client.get(project.get_absolute_url()).content.decode()
    assert "Of another service" not in client.get(crumb).content.decode()
