"""The pages of this room, as people meet them."""

import re
from datetime import date

import pytest
from django.urls import reverse

from projects.actions import pledge as pledges
from projects.models import Pledge, Project, Request
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    member_of,
    steward_of,
)
from tests.projects.factories import PledgeFactory, ProjectFactory, RequestFactory, ServiceGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    """A signed-in officer; `officer.memberships` has their council."""
    user = MembershipFactory().user
    client.force_login(user)
    return user


def of(name, project):
    return reverse(f"projects:{name}", args=[project.pk, project.slug])


def answers(**changed):
    given = {
        "title": "Texts that tell people when their bin day moves",
        "summary": "People who signed up get a text.",
        "phase": "idea",
        "service_group": ServiceGroupFactory().pk,
        "would_help": "A council that already sends texts",
        "once": "5e0f2b9c-5f0c-4f54-9f8b-6a0a1b2c3d4e",
    }
    return {**given, **changed}


def test_five_answers_make_a_published_project(client, officer):
    council = officer.memberships.get().organisation
    page = client.get(reverse("projects:new")).content.decode()
    assert f"Posts for {council.name}." in page
    response = client.post(reverse("projects:new"), answers(lead=council.pk, publish="1"), follow=True)
    assert "Published. Councils can find it now." in response.content.decode()
    assert Project.objects.get().published_at


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ("officers", "Published. Officers of councils and other public bodies can find it now."),
        ("council", "Published. Members of your council and of its partners can find it now."),
    ],
)
def test_publishing_says_who_can_find_it(client, audience, words):
    draft = ProjectFactory(owner=(owner := UserFactory()), draft=True, audience=audience)
    client.force_login(owner)
    assert words in client.post(of("publish", draft), follow=True).text


def test_who_belongs_to_two_councils_says_for_which(client, officer):
    second = MembershipFactory(user=officer).organisation
    page = client.post(reverse("projects:new"), answers(lead="", draft="1")).text
    assert "Which council is it for?" in page
    assert "Choose which council it is for" in page
    assert "Posts for" not in page
    client.post(reverse("projects:new"), answers(lead=second.pk, draft="1"))
    assert Project.objects.get().lead == second


def test_a_member_of_a_council_that_has_ended_is_led_to_where_one_of_today_is_joined(client):
    client.force_login(member_of(OrganisationFactory(end=date(2023, 4, 1))))
    page = client.get(reverse("projects:new"), follow=True)
    assert page.redirect_chain == [(reverse("councils:my_council"), 302)]
    assert "You can look at everything that is public" in client.get(reverse("my_work")).text


@pytest.mark.parametrize("facts", [{}, {"end": date(2023, 4, 1)}, {"kind": "charity"}, {"kind": "supplier"}])
def test_only_members_of_a_body_that_can_post_are_asked_to(client, facts):
    body = OrganisationFactory(**facts)
    assert ("Do you work for" in client.get(body.get_absolute_url()).text) is (not facts)
    client.force_login(UserFactory())
    joining = client.get(reverse("councils:join", args=[body.slug])).text
    assert ("Members post projects" in joining) is (not facts)


def test_a_form_with_errors_keeps_what_was_typed_and_sums_them_up(client, officer):
    council = officer.memberships.get().organisation
    given = answers(lead=council.pk, phase="", summary="x" * 201, publish="1")
    page = client.post(reverse("projects:new"), given).content.decode()
    assert "<title>Error: Post a project" in page
    assert "There is a problem" in page
    assert "Choose how far it has got" in page
    assert "x" * 201 in page
    assert "Texts that tell people when their bin day moves" in page
    assert not Project.objects.exists()


def test_the_same_form_posted_twice_is_one_project(client, officer):
    council = officer.memberships.get().organisation
    for _ in range(2):
        client.post(reverse("projects:new"), answers(lead=council.pk, publish="1"))
    assert Project.objects.count() == 1


def test_who_has_no_council_is_led_to_where_it_is_joined(client):
    client.force_login(UserFactory())
    response = client.get(reverse("projects:new"), follow=True)
    assert response.redirect_chain == [(reverse("councils:my_council"), 302)]
    assert "join your council first" in response.text


def test_a_visitor_who_wants_to_post_signs_in_first(client):
    response = client.get(reverse("projects:new"))
    assert response["Location"] == f"{reverse('account_login')}?next=/projects/new/"
    assert "Sign in to post a project." in client.get(response["Location"]).content.decode()
    assert "Sign in to" not in client.get(reverse("account_login"), {"next": "//[evil/"}).content.decode()


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
    assert "<script" not in page
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


def test_what_came_today_is_said_to_have_come_today(client):
    asked = RequestFactory(project=ProjectFactory(owner=UserFactory()))
    client.force_login(asked.sent_by)
    assert "Asked today, no answer yet" in client.get(reverse("my_work")).content.decode()
    client.force_login(asked.project.members.get().user)
    assert "It came today" in client.get(reverse("my_work")).content.decode()


def test_no_address_of_anybody_is_on_a_public_page(client):
    owner = UserFactory(email="owner@northby.example")
    project = ProjectFactory(owner=owner)
    PledgeFactory(project=project)
    assert "@" not in client.get(project.get_absolute_url()).content.decode()


def test_asking_says_who_answers_and_leads_to_the_request(client, officer):
    project = ProjectFactory(owner=UserFactory())
    council = officer.memberships.get().organisation
    assert "It goes to the project’s team." in client.get(of("ask", project)).content.decode()
    given = {"kind": "meet", "message": "Could we talk?", "council": council.pk}
    response = client.post(of("ask", project), given)
    assert response["Location"] == Request.objects.get().get_absolute_url()


def test_the_owner_answers_on_the_requests_page(client):
    owner = UserFactory()
    asked = RequestFactory(project=ProjectFactory(owner=owner))
    client.force_login(owner)
    page = client.post(asked.get_absolute_url(), {"move": "accept", "answer": ""}).content.decode()
    assert "Write a message with your answer" in page
    client.post(asked.get_absolute_url(), {"move": "accept", "answer": "Yes, on Tuesday."})
    asked.refresh_from_db()
    assert asked.state == "accepted"
    again = client.post(asked.get_absolute_url(), {"move": "accept", "answer": "Yes!"})
    assert "no longer waiting: it is “Accepted”" in again.content.decode()
    assert "Yes!" in again.content.decode(), "What was typed for nothing is still there."


def test_a_request_of_others_is_not_there(client, officer):
    assert client.get(RequestFactory().get_absolute_url()).status_code == 404
    assert client.get(PledgeFactory().get_absolute_url()).status_code == 404


def test_the_asker_cannot_accept_their_own_request(client):
    asked = RequestFactory()
    client.force_login(asked.sent_by)
    assert client.post(asked.get_absolute_url(), {"move": "accept", "answer": "Yes"}).status_code == 403


def test_offer_this_brings_the_words_along_and_the_day_must_come(client, officer):
    project = ProjectFactory(would_help="A service designer")
    page = client.get(of("offer", project), {"wanted": "A service designer"}).content.decode()
    assert "A service designer</textarea>" in page
    council = officer.memberships.get().organisation
    given = {"kind": "staff", "size": "", "until": "31 March 2020", "note": "From May", "council": council.pk}
    page = client.post(of("offer", project), given).content.decode()
    assert "Enter how much you offer" in page
    assert "The date must be today or later" in page
    assert 'value="31 March 2020"' in page
    client.post(of("offer", project), {**given, "size": "2 days a week", "until": "31/3/2090"})
    assert Pledge.objects.get().until == date(2090, 3, 31)


def test_a_pledge_goes_its_way_by_buttons(client):
    owner = UserFactory()
    pledge = PledgeFactory(project=ProjectFactory(owner=owner))
    client.force_login(owner)
    client.post(pledge.get_absolute_url(), {"move": "accept", "answer": ""})
    client.force_login(pledge.pledged_by)
    client.post(pledge.get_absolute_url(), {"move": "say-delivered"})
    client.force_login(owner)
    page = client.post(pledge.get_absolute_url(), {"move": "confirm-delivery"}, follow=True).content.decode()
    assert "Delivered. Thank you both." in page


def test_my_work_gathers_what_waits_on_both_sides(client):
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    steward = StewardFactory()
    asked = RequestFactory(project=project, council=steward.organisation)
    PledgeFactory(project=project, council=steward.organisation, size="Two crews")
    waiting = PledgeFactory(council=steward.organisation, state="awaiting", offered_at=None, size="A tester")
    client.force_login(owner)
    page = client.get(reverse("my_work")).content.decode()
    assert "2 things wait for you" in page
    assert "Two crews" in page
    client.force_login(steward.user)
    page = client.get(reverse("my_work")).content.decode()
    assert "1 thing waits for you" in page
    assert "A tester" in page
    client.force_login(asked.sent_by)
    assert "You asked others" in client.get(reverse("my_work")).content.decode()
    client.force_login(waiting.pledged_by)
    assert "Our pledges" in client.get(reverse("my_work")).content.decode()


def test_my_work_of_a_newcomer_says_what_to_do(client):
    client.force_login(UserFactory())
    page = client.get(reverse("my_work")).content.decode()
    assert "Nothing waits for you." in page
    assert "Join your council" in page


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


def test_who_withdraws_is_told_who_reads_why(client):
    public = "Everybody who sees the project can read this"
    pledge = PledgeFactory(state="awaiting", offered_at=None)
    client.force_login(pledge.pledged_by)
    page = client.get(pledge.get_absolute_url()).text
    assert "Your council and the project’s team can read this" in page
    assert public not in page
    pledges.confirm(pledge=pledge, by=steward_of(pledge.council))
    assert public in client.get(pledge.get_absolute_url()).text
    late = client.post(pledge.get_absolute_url(), {"move": "withhold", "reason": "Between us"}).text
    assert "The council has given its word meanwhile." in late
    assert Pledge.objects.get().state == "offered"


def test_the_form_sent_again_with_other_words_loses_none(client, officer):
    council = officer.memberships.get().organisation
    client.post(reverse("projects:new"), answers(lead=council.pk, draft="1"))
    client.post(reverse("projects:new"), answers(lead=council.pk, title="A better title", publish="1"))
    assert Project.objects.get().title == "A better title"
    page = client.post(
        reverse("projects:new"), answers(lead=council.pk, title="Too late", publish="1")
    ).content.decode()
    assert "You have published this project already" in page
    assert "Too late" in page


def test_the_crumb_leads_to_the_projects_of_its_service(client):
    project = ProjectFactory()
    ProjectFactory(title="Of another service")
    crumb = f"/projects/?service={project.service_group.slug}"
    assert crumb in client.get(project.get_absolute_url()).content.decode()
    assert "Of another service" not in client.get(crumb).content.decode()


def test_what_one_asked_stays_but_names_no_project_that_closed_since(client):
    asked = RequestFactory()
    client.force_login(asked.sent_by)
    Project.objects.update(audience="council", title="Now among ourselves")
    for address in (reverse("my_work"), asked.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "no longer open to you" in page
        assert "Now among ourselves" not in page


@pytest.mark.parametrize("title", ["\u200b", "\u202e\u202c", "\u200d", "\u3164", "\u2800 \u200d\u115f"])
def test_a_title_that_nobody_can_see_is_no_title(client, officer, title):
    council = officer.memberships.get().organisation
    page = client.post(reverse("projects:new"), answers(lead=council.pk, title=title)).content.decode()
    assert "Enter the project’s title" in page


def test_marks_of_direction_are_taken_out_and_flags_and_families_stay(client, officer):
    council = officer.memberships.get().organisation
    england, family = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "👩\u200d👧"
    given = answers(lead=council.pk, title=f"\u202etxt{england}{family}", would_help="One\r\nTwo")
    client.post(reverse("projects:new"), given)
    project = Project.objects.get()
    assert project.title == f"txt{england}{family}"
    assert project.wants == ["One", "Two"]
