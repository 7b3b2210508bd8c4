"""Joining a council, answering who asks, colleagues and stewards, as pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from councils.enums import MembershipState, StewardState
from councils.models import Membership
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
from tests.councils.steps import text_of

pytestmark = pytest.mark.django_db


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
        assert row.state == MembershipState.WITHDRAWN

    def test_who_took_a_request_back_is_offered_to_join_by_their_address(self, client, council):
        user = UserFactory(email="sam@northby.gov.uk")
        MembershipFactory(user=user, organisation=council, state=MembershipState.WITHDRAWN)
        client.force_login(user)
        assert "/councils/northby/choose/" in text_of(client.get("/my-council/"))
        assert "you can join at once" in text_of(client.get("/councils/northby/join/"))

    @pytest.mark.parametrize("state", [MembershipState.ENDED, MembershipState.DECLINED])
    def test_who_was_put_out_is_not(self, client, council, state):
        user = UserFactory(email="sam@northby.gov.uk")
        MembershipFactory(user=user, organisation=council, state=state)
        client.force_login(user)
        assert "/councils/northby/choose/" not in text_of(client.get("/my-council/"))
        assert "you can join at once" not in text_of(client.get("/councils/northby/join/"))

    def test_another_reason_typed_while_a_request_waits_is_not_lost_unseen(self, client, council, asked):
        client.force_login(asked.user)
        page = text_of(client.post("/councils/northby/join/", {"reason": "I lead the team."}))
        assert "It waits for an answer." in page
        assert "I lead the team." in page


class TestAnswering:
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
        page = text_of(client.get(f"/memberships/{asked.pk}/answer/", follow=True))
        assert "The request to join was declined." in page

    def test_who_answers_otherwise_in_the_meantime_is_told_and_keeps_what_was_typed(self, client, council, asked):
        client.force_login(steward_of(council))
        Membership.objects.filter(pk=asked.pk).update(state=MembershipState.DECLINED, answer="No.")
        page = text_of(client.post(f"/memberships/{asked.pk}/answer/", {"decision": "yes", "answer": "Welcome"}))
        assert "The request to join was declined." in page
        assert "Welcome" in page


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

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("", "Yes, I will be steward"),
            (StewardState.INVITED, "No, thank you"),
            (StewardState.VOLUNTEERED, "Take it back"),
            (StewardState.STEWARD, "Step down"),
            (StewardState.DECLINED, "Yes, I will be steward"),
            (StewardState.NOT_CONFIRMED, "The site team did not confirm your offer."),
            (StewardState.ENDED, "Yes, I will be steward"),
        ],
    )
    def test_the_page_offers_what_one_may_do_now(self, client, council, state, words):
        client.force_login(MembershipFactory(organisation=council, steward=state).user)
        assert words in text_of(client.get("/councils/northby/steward/"))

    def test_where_there_is_a_steward_only_who_was_asked_may_say_yes(self, client, council):
        steward_of(council)
        client.force_login(member_of(council))
        page = text_of(client.get("/councils/northby/steward/"))
        assert "Yes, I will be steward" not in page
        assert "ask them to appoint you" in page
        client.force_login(MembershipFactory(organisation=council, steward=StewardState.INVITED).user)
        assert "Yes, I will be steward" in text_of(client.get("/councils/northby/steward/"))

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
