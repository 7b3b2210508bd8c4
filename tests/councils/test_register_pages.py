"""The list of councils and a council’s page."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.enums import Kind, Nation, Region
from councils.models import OtherName
from tests.councils.factories import (
    OrganisationFactory,
    member_of,
    steward_of,
)
from tests.councils.steps import text_of

pytestmark = pytest.mark.django_db


class TestList:
    def test_it_counts_and_shows_current_councils_only(self, client, council):
        OrganisationFactory(short_name="Oldby", end=date(2023, 4, 1))
        OrganisationFactory(short_name="A charity", kind=Kind.CHARITY)
        page = text_of(client.get("/councils/"))
        assert "1 council<" in page.replace("1 council ", "1 council<")
        assert "/councils/northby/" in page
        assert "Oldby" not in page
        assert "A charity" not in page

    def test_a_name_finds_ended_councils_labelled_with_their_successor(self, client, council):
        OrganisationFactory(short_name="Oldby", end=date(2023, 4, 1), successors=[council])
        page = text_of(client.get("/councils/", {"name": "oldby"}))
        assert "ended 2023, now Northby" in page

    def test_a_former_name_finds_its_council(self, client, council):
        OtherName.objects.create(organisation=council, name="Shepway")
        assert "/councils/northby/" in text_of(client.get("/councils/", {"name": "shepway"}))

    def test_a_name_finds_other_bodies_too_at_their_own_address(self, client):
        body = OrganisationFactory(short_name="Digital Friends", kind=Kind.CHARITY)
        assert f"/organisations/{body.slug}/" in text_of(client.get("/councils/", {"name": "friends"}))

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"nation": "wales"}, {"Cambria"}),
            ({"region": "london"}, {"Thamesby"}),
            ({"kind": "london"}, {"Thamesby"}),
            ({"nation": "england", "name": "thames"}, {"Thamesby"}),
            ({"nation": "england", "kind": "welsh"}, set()),
            ({"nation": "mars"}, {"Cambria", "Thamesby"}),
        ],
    )
    def test_filters_narrow_the_list(self, client, query, found):
        OrganisationFactory(short_name="Cambria", kind=Kind.WELSH, nation=Nation.WALES, region=Region.WALES)
        OrganisationFactory(short_name="Thamesby", kind=Kind.LONDON, nation=Nation.ENGLAND, region=Region.LONDON)
        page = text_of(client.get("/councils/", query))
        assert {name for name in ("Cambria", "Thamesby") if f">{name}<" in page} == found

    def test_what_was_asked_stays_in_the_form(self, client):
        page = text_of(client.get("/councils/", {"name": '"><script>', "nation": "wales"}))
        assert 'value="&quot;&gt;&lt;script&gt;"' in page
        assert '<option value="wales" selected>' in page

    def test_letters_lead_to_where_one_looks(self, client):
        OrganisationFactory(short_name="City of Edinburgh")
        OrganisationFactory(short_name="The Vale of Glamorgan")
        page = text_of(client.get("/councils/"))
        assert 'href="#letter-E"' in page
        assert 'href="#letter-V"' in page

    def test_thirty_councils_take_no_more_queries_than_one(self, client, council, django_assert_num_queries):
        with CaptureQueriesContext(connection) as one:
            client.get("/councils/", {"name": "northby"})
        OrganisationFactory.create_batch(30, successors=[council], end=date(2023, 4, 1))
        with django_assert_num_queries(len(one)):
            client.get("/councils/", {"name": "northby"})


class TestCouncil:
    def test_it_says_what_the_register_says(self, client):
        body = OrganisationFactory(
            name="Cambria County Council",
            short_name="Cambria",
            welsh_name="Cyngor Sir Cambria",
            kind=Kind.WELSH,
            nation=Nation.WALES,
            region=Region.WALES,
            website="cambria.gov.wales",
        )
        OtherName.objects.create(organisation=body, name="Old Cambria")
        page = text_of(client.get(body.get_absolute_url()))
        for words in ("Cambria County Council", "Cyngor Sir Cambria", "Welsh council, Wales", "Old Cambria"):
            assert words in page
        assert 'href="https://cambria.gov.wales/"' in page
        assert "No steward yet" in page

    def test_an_ended_council_leads_to_its_successors_in_as_many_steps_as_it_took(self, client):
        last = OrganisationFactory(name="Last Council", slug="last")
        middle = OrganisationFactory(end=date(2023, 4, 1), successors=[last])
        first = OrganisationFactory(end=date(2019, 4, 1), successors=[middle])
        page = text_of(client.get(first.get_absolute_url()))
        assert "Its work is now done by" in page
        assert 'href="/councils/last/">Last Council</a>' in page
        assert "Join this council" not in page

    def test_stewards_are_named_and_nobodys_address_is_shown(self, client, council):
        steward_of(council, name="Priya Raman", email="priya@northby.gov.uk")
        page = text_of(client.get(council.get_absolute_url()))
        assert "Priya Raman" in page
        assert "@" not in page.replace("@media", "")

    @pytest.mark.parametrize("address", ["/organisations/northby/", "/councils/northby-council/", "/councils/shepway/"])
    def test_a_wrong_place_or_a_former_name_leads_to_the_right_address(self, client, council, address):
        OtherName.objects.create(organisation=council, name="Shepway")
        response = client.get(address)
        assert (response.status_code, response.get("Location")) == (302, "/councils/northby/")

    def test_what_nobody_knows_is_not_found(self, client):
        assert client.get("/councils/nowhere/").status_code == 404
        assert client.get("/organisations/nowhere/").status_code == 404

    def test_a_member_finds_their_colleagues_and_a_stranger_the_way_in(self, client, council):
        stranger_sees = text_of(client.get(council.get_absolute_url()))
        assert "/councils/northby/join/" in stranger_sees
        assert "/councils/northby/people/" not in stranger_sees
        client.force_login(member_of(council))
        member_sees = text_of(client.get(council.get_absolute_url()))
        assert "/councils/northby/join/" not in member_sees
        assert "/councils/northby/people/" in member_sees

    def test_names_are_shown_as_text(self, client):
        body = OrganisationFactory(name="<script>alert(1)</script>", short_name="<b>", kind=Kind.CHARITY)
        page = client.get(body.get_absolute_url()).content.decode()
        assert "<script>alert" not in page
