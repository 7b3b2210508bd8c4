"""Whoever reads by a program sees what they see on the pages: in lists, one by one, found, in files, in feeds."""

import json
import random
import re
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from councils.actions import membership
from councils.enums import MembershipState
from projects.enums import Audience, PartnershipState
from projects.models import Output, Project, Update
from search.views.files import NEWEST
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)
from tests.projects.factories import PartnershipFactory, ProjectFactory, TeamMemberFactory, filed_at_the_end, in_step

pytestmark = pytest.mark.django_db

PEOPLE = 20
PROJECTS = 100
MOST_SIMILAR = 20
# Of so many things one is opened by itself.
OPENED = 5
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
    with filed_at_the_end():
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
    return project


def client_of(person) -> Client:
    """Each has an address of their own: programs are held to a pace by it."""
    number = person.pk or 0
    client = Client(REMOTE_ADDR=f"198.18.{number // 256}.{number % 256}")
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


def found_over_pages(client, address) -> set:
    """All that is found, over the pages of search."""
    pages = client.get(address).json()["pages"]
    return set().union(*(found(client, f"{address}&page={number}") for number in range(1, pages + 1)))


def in_feed(client, address) -> set:
    feed = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own
    return {int(each.text.rpartition("/")[2]) for each in feed.findall("{*}entry/{*}id")}


def in_sheet(client, address) -> set:
    lines = client.get(address).content.decode("utf-8-sig").splitlines()[1:]
    return {int(line.split("/projects/")[1].split("/")[0]) for line in lines}


def opened(client, things, rows) -> set:
    """Of these, those that open one by one."""
    numbers = rows.objects.order_by("pk").values_list("pk", flat=True)[::OPENED]
    return {pk for pk in numbers if client.get(f"/api/v1/{things}/{pk}/").status_code == 200}


def on_pages(client, address) -> set:
    """The projects that the pages of search name."""
    found: set = set()
    for number in range(1, PROJECTS):
        here = {int(pk) for pk in re.findall(r'href="/projects/(\d+)/', client.get(f"{address}&page={number}").text)}
        if here <= found:
            return found
        found |= here
    raise AssertionError(address)


def similar(client) -> set:
    asked = json.dumps({"text": TEXT, "number": MOST_SIMILAR})
    answer = client.post("/api/v1/similar/", asked, content_type="application/json")
    return {each["id"] for each in answer.json()["results"]}


def found_by(client) -> dict[str, set]:
    """The projects that somebody finds, by each way to find them."""
    return {
        "by a program": found_over_pages(client, "/api/v1/search/?q=missed+bins"),
        "on the page": on_pages(client, "/search/?q=missed+bins"),
        "in a file": found(client, "/search.json?q=missed+bins"),
        "in a sheet": in_sheet(client, "/search.csv?q=missed+bins"),
    }


def parts_found_by(client, kind) -> dict[str, set]:
    return {
        "by a program": found_over_pages(client, f"/api/v1/search/?kind={kind}"),
        "in a file": found(client, f"/search.json?kind={kind}"),
    }


def seen(person):
    return Project.objects.visible_to(person).published().order_by()


def ids(rows) -> set:
    return set(rows.values_list("pk", flat=True))


def parts_seen(person) -> dict[str, set]:
    return {
        "output": ids(Output.objects.filter(projects__in=seen(person))),
        "update": ids(Update.objects.filter(project__in=seen(person))),
    }


def some(things, rows) -> set:
    return things & set(rows.objects.order_by("pk").values_list("pk", flat=True)[::OPENED])


def test_each_person_is_listed_and_shown_what_they_may_see(town):
    for person in town.people:
        client, projects, outputs = client_of(person), ids(seen(person)), parts_seen(person)["output"]
        assert listed(client, "/api/v1/projects/?size=40") == projects, person
        assert listed(client, "/api/v1/outputs/?size=40") == outputs, person
        assert opened(client, "projects", Project) == some(projects, Project), person
        assert opened(client, "outputs", Output) == some(outputs, Output), person
    differ = {frozenset(ids(seen(person))) for person in town.people}
    assert len(differ) > 5
    assert all(differ)


def test_each_person_finds_the_same_projects_by_every_way(each_engine, town):
    for person in town.people:
        client, projects = client_of(person), ids(seen(person))
        ways = found_by(client)
        assert ways == dict.fromkeys(ways, projects), person
        for best, most in [(similar(client), MOST_SIMILAR), (in_feed(client, "/search.atom?q=missed+bins"), NEWEST)]:
            assert best <= projects, person
            assert len(best) == min(most, len(projects)), person


def test_and_the_outputs_and_updates_of_these_projects_alone(each_engine, town):
    for person in town.people:
        client = client_of(person)
        for kind, expected in parts_seen(person).items():
            ways = parts_found_by(client, kind)
            assert ways == dict.fromkeys(ways, expected), (person, kind)
            newest = in_feed(client, f"/search.atom?kind={kind}")
            assert newest <= expected, (person, kind)
            assert len(newest) == min(NEWEST, len(expected)), (person, kind)


def test_a_membership_that_ended_shows_nothing_at_the_next_request(each_engine):
    person = member_of(OrganisationFactory())
    council = person.memberships.get().organisation
    open_to_all = ProjectFactory(title=TEXT)
    own = ProjectFactory(title=TEXT, lead=council, audience=Audience.COUNCIL, public_since=None)
    in_step(own)
    client = client_of(person)
    assert shown_by_each_way(client) == {frozenset({open_to_all.pk, own.pk})}

    membership.end(membership=person.memberships.get(), reason="Moved on", by=person)

    assert shown_by_each_way(client) == {frozenset({open_to_all.pk})}


def shown_by_each_way(client) -> set:
    feed = in_feed(client, "/search.atom?q=missed+bins")
    ways = [*found_by(client).values(), feed, listed(client, "/api/v1/projects/"), similar(client)]
    return {frozenset(each) for each in ways}


def test_a_project_names_no_other_that_its_reader_may_not_see(client):
    secret = ProjectFactory(title="Moonraker", audience=Audience.COUNCIL, public_since=None)
    shown = ProjectFactory()
    shown.builds_on.add(secret)
    secret.builds_on.add(shown)
    made = Output.objects.create(title="A map", kind="code")
    made.projects.add(shown, secret)

    for address in ("projects", f"projects/{shown.pk}", "outputs", f"outputs/{made.pk}"):
        assert "Moonraker" not in client.get(f"/api/v1/{address}/").text
