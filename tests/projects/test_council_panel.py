"""What a council does here, on its page."""

import pytest

from tests.councils.factories import OrganisationFactory
from tests.projects.factories import PledgeFactory

pytestmark = pytest.mark.django_db
MANY = [f"Crew {number:02}" for number in range(22)]


def test_the_newest_pledges_are_shown_and_all_of_them_counted(client):
    council = OrganisationFactory()
    for crew in MANY:
        PledgeFactory(council=council, size=crew)
    page = client.get(council.get_absolute_url()).text
    assert [crew for crew in MANY if crew not in page] == MANY[:2]
    assert '<span class="n">22</span> pledges made' in page
    assert "See all 22 pledges" in page
    everything = client.get(f"{council.get_absolute_url()}?pledges=all").text
    assert all(crew in everything for crew in MANY)
    assert "See all 22" not in everything
