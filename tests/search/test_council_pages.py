"""A council's page and the list that it leads into count the same projects."""

import re
from datetime import date

import pytest

from tests.councils.factories import OrganisationFactory
from tests.projects.factories import PartnershipFactory, ProjectFactory

pytestmark = pytest.mark.django_db

STOP = re.compile(r'<a href="(/projects/[^"]+phase=[^"]+)"><span class="n">(\d+)</span>')


def test_each_number_on_a_councils_line_is_what_its_link_finds(client):
    council = OrganisationFactory(short_name="Northby")
    former = OrganisationFactory(short_name="Old Northby", end=date(2023, 4, 1), successors=[council])
    ProjectFactory(lead=council, phase="alpha")
    ProjectFactory(lead=former, phase="alpha", unclaimed=True)
    ProjectFactory(lead=council, phase="beta", draft=True)
    ProjectFactory(lead=council, phase="beta", audience="council")
    for state in ("accepted", "named", "invited", "declined"):
        PartnershipFactory(project=ProjectFactory(phase="live"), organisation=council, state=state)
    page = client.get(council.get_absolute_url()).content.decode()
    stops = {address.replace("&amp;", "&"): number for address, number in STOP.findall(page)}
    assert list(stops.values()) == ["2", "2"]
    for address, number in stops.items():
        assert f">{number} project" in client.get(address).content.decode()
