"""Ids of others: a private thing of another council is not there, whoever asks and whichever route they try."""

import pytest
from django.test import Client
from django.urls import reverse

from projects.enums import Audience
from projects.models import Project
from tests.projects.factories import in_step
from tests.routes.table import TABLE, Row
from tests.routes.test_routes import address_of, answer_to
from tests.routes.world import ROLES, World, make_world

SECRET = "Moonraker"
# The site team stands in where a council has no steward: what waits for an answer there is shown to a broker.
OUTSIDERS = [role for role in ROLES if role not in {"visitor", "broker", "editor"}]


@pytest.fixture(scope="module")
def foreign(made_world, django_db_blocker) -> World:
    """A second world, of other councils, whose projects are for their own council alone."""
    with django_db_blocker.unblock():
        other = make_world()
        mine = Project.objects.filter(lead__in=[other.lead, other.charity])
        mine.update(audience=Audience.COUNCIL, public_since=None, title=SECRET, summary=SECRET, problem=SECRET)
        in_step(*mine)
        return other


# The list of a council is refused: that there is the council, everybody knows.
OF_COUNCILS = {row.route for row in TABLE if row.of.__name__ in {"lead", "brought_list"}}
NOT_OF_PROJECTS = {"projects:new", *OF_COUNCILS}
ROWS = [row for row in TABLE if row.route.startswith("projects:") and row.route not in NOT_OF_PROJECTS]

# Who belongs to no council is led to say which is theirs, whatever project the address names.
MEMBERS_FIRST = {"projects:ask", "projects:offer"}
# Those whose address names a part after the project.
WITH_PART = [row for row in ROWS if row.of.__name__ == "of_part"]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_foreign_private_thing_is_not_there(row: Row, world: World, foreign: World):
    address = address_of(row, foreign)
    outsiders = [role for role in OUTSIDERS if not (role == "newcomer" and row.route in MEMBERS_FIRST)]
    asked = [(role, method) for role in outsiders for method in ("get", "post") if getattr(row, method)]
    given = {(role, method): answer_to(method, address, world.people[role]) for role, method in asked}
    assert given == dict.fromkeys(asked, 404)


@pytest.mark.parametrize("row", WITH_PART, ids=str)
def test_a_foreign_part_is_not_in_ones_own_project(row: Row, world: World, foreign: World):
    """The project in the address is one's own, and the id after it another council's."""
    address = reverse(row.route, args=[*row.of(world)[:2], *row.of(foreign)[2:]])
    methods = [method for method in ("get", "post") if getattr(row, method)]
    given = {method: answer_to(method, address, world.people["team"]) for method in methods}
    assert given == dict.fromkeys(methods, 404)


@pytest.mark.parametrize("address", ["/", "/projects/", "/projects/?q=moonraker", "/councils/", "/my-work/"])
@pytest.mark.parametrize("role", [role for role in ROLES if role != "broker"])
def test_no_list_names_it(role: str, address: str, world: World, foreign: World):
    client = Client()
    if world.people[role]:
        client.force_login(world.people[role])
    shown = client.get(address, follow=True).text.replace("moonraker", "")
    assert SECRET not in shown


@pytest.mark.parametrize("role", ROLES)
def test_the_page_of_its_council_does_not_name_it(role: str, world: World, foreign: World):
    client = Client()
    if world.people[role]:
        client.force_login(world.people[role])
    assert SECRET not in client.get(foreign.lead.get_absolute_url()).text
