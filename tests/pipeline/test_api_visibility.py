"""Whoever reads by a program sees what they see on the pages: in lists, one by one, found, in files, in feeds."""

import json
import random
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from councils.actions import membership
from councils.enums import MembershipState
from projects.enums import Audience, PartnershipState
from projects.models import Output, Project, Update
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)
from tests.projects.factories import PartnershipFactory, ProjectFactory, TeamMemberFactory, in_step

pytestmark = pytest.mark.django_db

PEOPLE = 11
PROJECTS = 20
MOST_SIMILAR = 20
TEXT = "Missed bins reported on the street"


@dataclass
class Town:
    """Generated people and projects of three councils, a public body and a charity."""

    people: list
    projects: list


@pytest.fixture
def town() -> Town:
    chance = random.Random(20)  # noqa: S311 - the same each time
    bodies = [*OrganisationFactory.create_batch(3), OrganisationFactory(kind="public-body")]
    everybody = [*bodies, OrganisationFactory(kind="charity")]
    makers = [member_of, steward_of, ended_member_of]
    people = [AnonymousUser(), site_team_member()]
    people += [chance.choice(makers)(chance.choice(everybody)) for _each in range(PEOPLE - 2)]
    return Town(people, [project_of(chance, bodies, people) for _each in range(PROJECTS)])


def ended_member_of(body):
    return MembershipFactory(organisation=body, state=MembershipState.ENDED).user


def project_of(chance, bodies, people):
    """A project with an output and an update, of any lead, audience, partner and team, one in five a draft."""
    lead, partner = chance.sample(bodies, 2)
    project = ProjectFactory(
        title=TEXT, lead=lead, audience=chance.choice(list(Audience)), draft=chance.random() < 0.2, public_since=None
    )
    PartnershipFactory(project=project, organisation=partner, state=chance.choice(list(PartnershipState)))
    members = [person for person in people if person.is_authenticated and person.memberships.exists()]
    if members and chance.random() < 0.3:
        person = chance.choice(members)
        place = person.memberships.first()
        TeamMemberFactory(project=project, user=person, organisation=place.organisation)
    Output.objects.create(title=TEXT, kind="research").projects.add(project)
    Update.objects.create(project=project, title=TEXT, text=TEXT, posted_by=UserFactory())
    in_step(project)
    return project


def client_of(person) -> Client:
    client = Client()
    if person.is_authenticated:
        client.force_login(person)
    return client


def listed(client, address, *, key="id") -> set:
    """All things of a list, over its pages."""
    found: list = []
    while address:
        page = client.get(address).json()
        found += [each[key] for each in page["results"]]
        address = page["next"]
    assert len(found) == len(set(found))
    return set(found)


def found(client, address) -> set:
    return {each["id"] for each in client.get(address).json()["results"]}


def found_on_pages(client, address) -> set:
    """All that is found, over the pages of search."""
    pages = client.get(address).json()["pages"]
    return set().union(*(found(client, f"{address}&page={number}") for number in range(1, pages + 1)))


def in_feed(client, address) -> set:
    feed = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own
    return {int(each.text.rpartition("/")[2]) for each in feed.findall("{*}entry/{*}id")}


def in_sheet(client, address) -> set:
    lines = client.get(address).content.decode("utf-8-sig").splitlines()[1:]
    return {int(line.split("/projects/")[1].split("/")[0]) for line in lines}


def one_by_one(client, things) -> set:
    rows = {"projects": Project, "outputs": Output}[things].objects.order_by()
    return {pk for pk in rows.values_list("pk", flat=True) if client.get(f"/api/v1/{things}/{pk}/").status_code == 200}


def similar(client) -> set:
    asked = json.dumps({"text": TEXT, "number": MOST_SIMILAR})
    answer = client.post("/api/v1/similar/", asked, content_type="application/json")
    return {each["id"] for each in answer.json()["results"]}


def projects_shown_to(person) -> dict[str, set]:
    """The projects that a person is shown, by each way to read them."""
    client = client_of(person)
    return {
        "listed": listed(client, "/api/v1/projects/?size=7"),
        "one by one": one_by_one(client, "projects"),
        "found": found_on_pages(client, "/api/v1/search/?q=missed+bins"),
        "in a file": found(client, "/search.json?q=missed+bins"),
        "in a sheet": in_sheet(client, "/search.csv?q=missed+bins"),
        "in a feed": in_feed(client, "/search.atom?q=missed+bins"),
        "similar": similar(client),
    }


def parts_shown_to(person) -> dict[str, set]:
    client = client_of(person)
    return {
        "outputs listed": listed(client, "/api/v1/outputs/?size=9"),
        "outputs one by one": one_by_one(client, "outputs"),
        "outputs found": found_on_pages(client, "/api/v1/search/?kind=output"),
        "outputs in a feed": in_feed(client, "/search.atom?kind=output"),
        "updates found": found_on_pages(client, "/api/v1/search/?kind=update"),
        "updates in a feed": in_feed(client, "/search.atom?kind=update"),
    }


def seen(person):
    return Project.objects.visible_to(person).published().order_by()


def test_each_person_is_shown_the_same_projects_by_every_way(town):
    """06: 0 differences over generated pairs of person and project."""
    for person in town.people:
        shown = projects_shown_to(person)
        assert shown == dict.fromkeys(shown, ids(seen(person))), person


def test_and_the_outputs_and_updates_of_these_projects_alone(town):
    for person in town.people:
        outputs = ids(Output.objects.filter(projects__in=seen(person)))
        updates = ids(Update.objects.filter(project__in=seen(person)))
        shown = parts_shown_to(person)
        assert shown == {way: outputs if way.startswith("outputs") else updates for way in shown}, person
    differ = {frozenset(ids(seen(person))) for person in town.people}
    assert len(differ) > 3
    assert all(differ)


def ids(rows) -> set:
    return set(rows.values_list("pk", flat=True))


def test_a_membership_that_ended_shows_nothing_at_the_next_request():
    person = member_of(OrganisationFactory())
    council = person.memberships.get().organisation
    open_to_all = ProjectFactory(title=TEXT)
    own = ProjectFactory(title=TEXT, lead=council, audience=Audience.COUNCIL, public_since=None)
    in_step(own)
    before = projects_shown_to(person)
    assert set(map(frozenset, before.values())) == {frozenset({open_to_all.pk, own.pk})}

    membership.end(membership=person.memberships.get(), reason="Moved on", by=person)

    after = projects_shown_to(type(person).objects.get(pk=person.pk))
    assert set(map(frozenset, after.values())) == {frozenset({open_to_all.pk})}


def test_a_project_names_no_other_that_its_reader_may_not_see(client):
    secret = ProjectFactory(title="Moonraker", audience=Audience.COUNCIL, public_since=None)
    shown = ProjectFactory()
    shown.builds_on.add(secret)
    secret.builds_on.add(shown)
    made = Output.objects.create(title="A map", kind="code")
    made.projects.add(shown, secret)

    for address in ("projects", f"projects/{shown.pk}", "outputs", f"outputs/{made.pk}"):
        assert "Moonraker" not in client.get(f"/api/v1/{address}/").text
