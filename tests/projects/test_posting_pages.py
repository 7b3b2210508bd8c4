"""The form on which a project is posted, and what may be typed into it."""

from datetime import date

import pytest
from django.urls import reverse

from projects.models import Project
from tests.councils.factories import MembershipFactory, OrganisationFactory, UserFactory, member_of
from tests.projects.factories import ProjectFactory, ServiceGroupFactory

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
