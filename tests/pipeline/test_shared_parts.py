"""What is the same for many readers is drawn once, until something happens; who may see it is asked each time."""

import pytest
from django.core.cache import caches
from django.test import Client

from projects.actions import project, update
from projects.enums import Audience
from tests.councils.factories import UserFactory, member_of
from tests.projects.factories import ProjectFactory


@pytest.fixture(autouse=True)
def sharing(settings):
    kept = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared_parts"}
    settings.CACHES = {**settings.CACHES, "template_fragments": kept}
    yield
    caches["template_fragments"].clear()


@pytest.fixture
def owner(db):
    return UserFactory()


@pytest.fixture
def shared(owner):
    return ProjectFactory(title="Sewer maps", would_help="Crews <&> lorries", owner=owner)


def reading(user):
    client = Client()
    client.force_login(user)
    return lambda address: client.get(address)


def officer():
    return member_of(ProjectFactory().lead)


@pytest.mark.parametrize(
    "address", ["/projects/", "/projects/?q=sewer", "/projects/?q=trams", "/councils/", "/councils/?name=north"]
)
def test_a_list_reads_the_same_when_it_was_kept(shared, client, address):
    first = client.get(address)
    assert client.get(address).content == first.content
    assert b"<h1" in first.content


def test_a_project_reads_the_same_when_its_parts_were_kept(shared, client):
    first = client.get(shared.get_absolute_url())
    assert client.get(shared.get_absolute_url()).content == first.content
    assert "Crews &lt;&amp;&gt; lorries" in first.text


def test_what_happens_is_shown_at_once(shared, owner, client):
    read = reading(officer())
    for page in (client.get, read):
        page(shared.get_absolute_url())
        page("/projects/")
    update.post(project=shared, title="Crews have it", text="Since Monday.", once=None, by=owner)
    project.change(project=shared, title="Sewers mapped", by=owner)
    shared.refresh_from_db()
    for page in (client.get, read):
        assert "Crews have it" in page(shared.get_absolute_url()).text
        assert "Sewers mapped" in page("/projects/").text


def test_buttons_are_for_whom_they_are(shared, owner, client):
    own = reading(owner)(shared.get_absolute_url()).text
    officers = reading(officer())(shared.get_absolute_url()).text
    visitors = client.get(shared.get_absolute_url()).text
    assert "Post an update" in own
    assert "Offer this" in officers
    assert "Post an update" not in officers + visitors


def test_parts_of_a_project_are_for_those_who_may_see_it(shared, owner, client):
    project.change(project=shared, audience=Audience.COUNCIL, by=owner)
    assert reading(member_of(shared.lead))(shared.get_absolute_url()).status_code == 200
    assert reading(officer())(shared.get_absolute_url()).status_code == 404
    assert client.get(shared.get_absolute_url()).status_code == 404


def test_a_list_is_for_those_who_stand_where_its_first_reader_stood(shared, owner, client):
    project.change(project=shared, audience=Audience.COUNCIL, by=owner)
    assert "Sewer maps" in reading(owner)("/projects/").text
    assert "Sewer maps" in reading(member_of(shared.lead))("/projects/").text
    assert "Sewer maps" not in reading(officer())("/projects/").text
    assert "Sewer maps" not in client.get("/projects/").text


def test_earlier_work_is_named_to_those_who_may_see_it(shared, owner, client):
    earlier = ProjectFactory(title="Bin rounds", lead=shared.lead, audience=Audience.COUNCIL)
    shared.builds_on.add(earlier)
    assert "Bin rounds" in reading(owner)(shared.get_absolute_url()).text
    assert "Bin rounds" not in client.get(shared.get_absolute_url()).text


def test_links_to_other_pages_repeat_the_address_of_their_reader_alone(owner, client):
    ProjectFactory.create_batch(21, owner=owner)
    assert "campaign=one" in client.get("/projects/?campaign=one").text
    assert "campaign=one" not in client.get("/projects/").text
