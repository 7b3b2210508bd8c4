"""The pages of councils, as people of every role see them."""

from datetime import date

import pytest
from django.urls import reverse

from councils.enums import Kind, MembershipState, Nation, Region, StewardState
from councils.models import Membership, OtherName
from tests.councils.factories import (
    DomainFactory,
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return OrganisationFactory(name="Northby Borough Council", short_name="Northby", slug="northby")


def text_of(response):
    return " ".join(response.content.decode().split())


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
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

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


class TestJoining:
    def test_a_visitor_signs_in_first(self, client, council):
        for address in ("/my-council/", "/councils/northby/join/", "/councils/northby/people/"):
            response = client.get(address)
            assert response["Location"] == f"/sign-in/?next={address}"

    def test_asking_needs_a_reason_and_keeps_what_was_typed(self, client, council):
        client.force_login(UserFactory())
        response = client.post("/councils/northby/join/", {"reason": "x" * 501})
        page = text_of(response)
        assert response.status_code == 200
        assert "<title>Error:" in page
        assert "govuk-error-summary" in page
        assert "x" * 501 in page
        assert "Answer" in text_of(client.post("/councils/northby/join/", {"reason": ""}))
        assert not Membership.objects.exists()

    def test_a_request_is_made_once(self, client, council):
        client.force_login(UserFactory())
        for _click in range(2):
            response = client.post("/councils/northby/join/", {"reason": "I run the website."}, follow=True)
            assert response.status_code == 200
        assert "Asked to join" in text_of(response)
        assert Membership.objects.get().state == MembershipState.ASKED

    def test_a_form_changes_no_more_than_it_shows(self, client, council):
        user = UserFactory()
        client.force_login(user)
        everything = {"reason": "Work", "state": "verified", "steward": "steward", "user": "1", "organisation": "1"}
        client.post("/councils/northby/join/", everything)
        row = Membership.objects.get()
        assert (row.user, row.organisation, row.state, row.steward) == (user, council, MembershipState.ASKED, "")

    def test_who_may_choose_is_offered_the_choice(self, client, council):
        DomainFactory(organisation=council, name="shared.gov.uk")
        other = DomainFactory(name="shared.gov.uk").organisation
        client.force_login(UserFactory(email="sam@shared.gov.uk"))
        page = text_of(client.get("/my-council/"))
        assert "/councils/northby/choose/" in page
        assert f"/councils/{other.slug}/choose/" in page
        assert client.post("/councils/northby/choose/").status_code == 302
        assert Membership.objects.get().organisation == council

    def test_nobody_chooses_by_hand_what_was_not_offered(self, client, council):
        client.force_login(UserFactory())
        response = client.post("/councils/northby/choose/")
        assert response.status_code == 403
        assert "Ask to join it" in text_of(response)

    def test_a_name_finds_councils_to_ask(self, client, council):
        client.force_login(UserFactory())
        assert "/councils/northby/join/" in text_of(client.get("/my-council/", {"name": "north"}))
        assert "No council is called" in text_of(client.get("/my-council/", {"name": "nowhere"}))

    def test_one_takes_back_ones_own_request_only(self, client, council):
        row = MembershipFactory(organisation=council, state=MembershipState.ASKED)
        client.force_login(UserFactory())
        assert client.post(f"/memberships/{row.pk}/withdraw/").status_code == 404
        client.force_login(row.user)
        assert client.post(f"/memberships/{row.pk}/withdraw/").status_code == 302
        row.refresh_from_db()
        assert row.state == MembershipState.ENDED


class TestAnswering:
    @pytest.fixture
    def asked(self, council):
        return MembershipFactory(
            organisation=council, state=MembershipState.ASKED, reason="I run the website.", user__name="Lena Brandt"
        )

    def test_a_steward_reads_the_reason_and_says_yes(self, client, council, asked):
        client.force_login(steward_of(council))
        assert "I run the website." in text_of(client.get("/councils/northby/people/"))
        page = f"/memberships/{asked.pk}/answer/"
        assert "Lena Brandt asks to join" in text_of(client.get(page))
        assert client.post(page, {"decision": "yes", "answer": ""}).status_code == 302
        asked.refresh_from_db()
        assert asked.state == MembershipState.VERIFIED

    def test_a_no_needs_a_reason_and_keeps_the_answer_given(self, client, council, asked):
        client.force_login(steward_of(council))
        page = text_of(client.post(f"/memberships/{asked.pk}/answer/", {"decision": "no", "answer": ""}))
        assert "Say why not" in page
        assert "checked" in page
        asked.refresh_from_db()
        assert asked.state == MembershipState.ASKED

    def test_it_is_closed_to_others(self, client, council, asked):
        steward_of(council)
        page = f"/memberships/{asked.pk}/answer/"
        for outsider in (UserFactory(), steward_of(OrganisationFactory())):
            client.force_login(outsider)
            assert client.get(page).status_code == 404
            assert client.post(page, {"decision": "yes"}).status_code == 404
        for insider in (member_of(council), asked.user, site_team_member()):
            client.force_login(insider)
            assert client.post(page, {"decision": "yes"}).status_code == 403
        asked.refresh_from_db()
        assert asked.state == MembershipState.ASKED

    def test_a_broker_answers_where_there_is_no_steward(self, client, asked):
        client.force_login(site_team_member())
        client.post(f"/memberships/{asked.pk}/answer/", {"decision": "yes", "answer": "Welcome"})
        asked.refresh_from_db()
        assert asked.state == MembershipState.VERIFIED

    def test_who_comes_second_is_told(self, client, council, asked):
        client.force_login(steward_of(council))
        Membership.objects.filter(pk=asked.pk).update(state=MembershipState.DECLINED)
        response = client.get(f"/memberships/{asked.pk}/answer/")
        assert response.status_code == 302


class TestPeople:
    def test_members_see_each_other_and_others_do_not(self, client, council):
        client.force_login(member_of(council, name="Joe Whitlam"))
        assert "Joe Whitlam" in text_of(client.get("/councils/northby/people/"))
        for outsider in (UserFactory(), member_of(OrganisationFactory())):
            client.force_login(outsider)
            response = client.get("/councils/northby/people/")
            assert response.status_code == 403
            assert "Joe Whitlam" not in text_of(response)

    def test_an_ended_membership_closes_the_page_at_the_next_request(self, client, council):
        row = MembershipFactory(organisation=council)
        client.force_login(row.user)
        assert client.get("/councils/northby/people/").status_code == 200
        Membership.objects.filter(pk=row.pk).update(state=MembershipState.ENDED)
        assert client.get("/councils/northby/people/").status_code == 403

    def test_a_steward_ends_a_membership_after_a_word_of_confirmation(self, client, council):
        row = MembershipFactory(organisation=council)
        client.force_login(steward_of(council))
        assert client.get(f"/memberships/{row.pk}/end/").status_code == 200
        row.refresh_from_db()
        assert row.state == MembershipState.VERIFIED
        client.post(f"/memberships/{row.pk}/end/", {"reason": "Left in May"})
        row.refresh_from_db()
        assert row.state == MembershipState.ENDED

    def test_a_colleague_cannot_end_a_membership_and_a_stranger_sees_none(self, client, council):
        row = MembershipFactory(organisation=council)
        client.force_login(member_of(council))
        assert client.post(f"/memberships/{row.pk}/end/").status_code == 403
        client.force_login(UserFactory())
        assert client.post(f"/memberships/{row.pk}/end/").status_code == 404

    def test_thirty_members_take_no_more_queries_than_one(self, client, council, django_assert_num_queries):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client.force_login(steward_of(council))
        MembershipFactory(organisation=council, state=MembershipState.ASKED)
        client.get("/councils/northby/people/")
        with CaptureQueriesContext(connection) as one:
            client.get("/councils/northby/people/")
        MembershipFactory.create_batch(30, organisation=council)
        MembershipFactory.create_batch(30, organisation=council, state=MembershipState.ASKED)
        with django_assert_num_queries(len(one)):
            client.get("/councils/northby/people/")


class TestStewardship:
    def test_the_invited_member_says_yes_and_a_broker_confirms(self, client, council):
        row = MembershipFactory(organisation=council, steward=StewardState.INVITED)
        client.force_login(row.user)
        assert "Yes, I will be steward" in text_of(client.get("/councils/northby/steward/"))
        client.post("/councils/northby/steward/yes/")
        client.force_login(site_team_member())
        assert client.post(f"/memberships/{row.pk}/confirm-steward/")["Location"] == reverse("my_work")
        row.refresh_from_db()
        assert row.steward == StewardState.STEWARD

    def test_the_invited_member_says_no(self, client, council):
        row = MembershipFactory(organisation=council, steward=StewardState.INVITED)
        client.force_login(row.user)
        client.post("/councils/northby/steward/no/")
        row.refresh_from_db()
        assert row.steward == StewardState.DECLINED

    def test_a_broker_says_no(self, client, council):
        row = MembershipFactory(organisation=council, steward=StewardState.VOLUNTEERED)
        client.force_login(site_team_member())
        client.post(f"/memberships/{row.pk}/decline-steward/")
        row.refresh_from_db()
        assert row.steward == StewardState.NOT_CONFIRMED

    def test_a_steward_appoints_and_steps_down(self, client, council):
        steward = StewardFactory(organisation=council)
        colleague = MembershipFactory(organisation=council)
        client.force_login(steward.user)
        client.post(f"/memberships/{colleague.pk}/appoint/")
        client.post("/councils/northby/steward/step-down/")
        steward.refresh_from_db()
        colleague.refresh_from_db()
        assert (steward.steward, colleague.steward) == (StewardState.ENDED, StewardState.STEWARD)

    def test_swapped_ids_open_nothing(self, client, council):
        other = MembershipFactory(steward=StewardState.VOLUNTEERED)
        client.force_login(steward_of(council))
        for what in ("appoint", "confirm-steward", "decline-steward", "withdraw"):
            assert client.post(f"/memberships/{other.pk}/{what}/").status_code == 404
        assert client.get(f"/councils/{other.organisation.slug}/steward/").status_code == 403

    @pytest.mark.parametrize(
        "address",
        [
            "/councils/northby/choose/",
            "/councils/northby/steward/yes/",
            "/councils/northby/steward/no/",
            "/councils/northby/steward/step-down/",
            "/memberships/1/withdraw/",
            "/memberships/1/appoint/",
            "/memberships/1/confirm-steward/",
            "/memberships/1/decline-steward/",
        ],
    )
    def test_buttons_take_no_get(self, client, council, address):
        client.force_login(steward_of(council))
        assert client.get(address).status_code == 405
