"""A form that was sent after the session ended, or without its token: nothing that was typed is lost."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kit.kept import LONGEST, SHOWN_TO
from projects.models import Project
from tests.routes.answers import ONCE, basics
from tests.routes.world import make_world

NEW = "/projects/new/"
HERE = "http://testserver"


@pytest.fixture
def world(db):
    return make_world()


def shown_to(page):
    """What the form of a page says of its reader."""
    return dict(re.findall(rf'name="({SHOWN_TO})" value="(.*?)"', page.text))


def ends_session(client):
    del client.cookies[settings.SESSION_COOKIE_NAME]


@pytest.fixture
def answers(world):
    """The quick post, as the member answered it."""
    client = Client()
    client.force_login(world.people["member"])
    return {
        **shown_to(client.get(NEW)),
        **basics(world),
        "title": "Bins & “bags”\nfor all",
        "would_help": "Two\r\nlines",
        "lead": world.lead.pk,
        "once": ONCE,
    }


def test_it_comes_back_once_as_it_was_typed_and_says_that_it_was_not_sent(world, client, answers):
    client.post(NEW, answers)
    client.force_login(world.people["member"])
    first, second = client.get(NEW), client.get(NEW)
    assert "has not been sent yet" in first.text
    assert first.context["form"].data["would_help"] == "Two\r\nlines"
    assert not second.context["form"].is_bound
    assert not Project.objects.filter(title__startswith="Bins").exists()


def test_the_sign_in_page_says_that_it_is_kept(world, client, answers):
    assert "what you typed is kept" in client.post(NEW, answers, follow=True).text


def test_whoever_signs_in_next_in_the_same_browser_does_not_see_it(world, client, answers):
    client.force_login(world.people["member"])
    ends_session(client)
    assert "what you typed is kept" in client.post(NEW, answers, follow=True).text
    client.force_login(world.people["other"])
    page = client.get(NEW)
    assert not page.context["form"].is_bound
    assert answers["summary"] not in page.text
    assert "kept_form" not in client.session


def test_what_another_typed_is_not_kept_for_who_is_signed_in_by_now(world, answers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["other"])
    page = client.post(NEW, answers, headers={"Origin": HERE})
    assert "What you typed is kept" not in page.text
    assert "kept_form" not in client.session


@pytest.mark.parametrize("mark", [None, "", "1", "1:forged"])
def test_of_a_page_that_was_shown_to_nobody_nothing_is_kept(world, client, answers, mark):
    answers = {name: value for name, value in {**answers, SHOWN_TO: mark}.items() if value is not None}
    page = client.post(NEW, answers, follow=True)
    assert "what you typed is kept" not in page.text
    assert "kept_form" not in client.session


def test_a_visitors_page_says_nothing_of_its_reader(client, db):
    assert shown_to(client.get("/sign-in/")) == {}


def test_a_button_leads_back_to_the_page_it_stood_on(world, client):
    address = reverse("projects:publish", args=[world.draft.pk, world.draft.slug])
    page = world.draft.get_absolute_url()
    assert client.post(address, {"x": "1"}, headers={"Referer": HERE + page})["Location"].endswith(page)
    assert client.post(address, {"x": "1"}, headers={"Referer": "https://evil.example/"})["Location"].endswith("=/")
    assert "kept_form" not in client.session


def test_what_is_too_long_or_secret_is_not_kept(world, client, answers):
    mark = {SHOWN_TO: answers[SHOWN_TO]}
    client.post(NEW, {**mark, "title": "x" * (LONGEST + 1)})
    assert "kept_form" not in client.session
    secrets = {"password1": "lantern", "code": "123456", "csrfmiddlewaretoken": "abc"}
    client.post(NEW, {**mark, **secrets, "postcode": "N1"})
    assert client.session["kept_form"]["typed"] == "postcode=N1"


class TestWithoutItsToken:
    @pytest.fixture
    def client(self, world):
        client = Client(enforce_csrf_checks=True)
        client.force_login(world.people["member"])
        return client

    def test_a_form_of_ours_can_be_opened_with_what_was_typed_and_sent(self, world, client, answers):
        page = client.post(NEW, answers, headers={"Origin": HERE})
        assert page.status_code == 403
        assert f'href="{NEW}">Open the form with what you typed' in page.text
        form = client.get(NEW)
        assert form.context["form"].data["would_help"] == "Two\r\nlines"
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)[1]
        sent = client.post(NEW, {**answers, "csrfmiddlewaretoken": token})
        assert sent.status_code == 302
        assert Project.objects.filter(title__startswith="Bins").exists()

    @pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
    def test_what_another_website_sends_is_not_kept(self, client, answers, origin):
        page = client.post(NEW, answers, headers={"Origin": origin})
        assert page.status_code == 403
        assert "Go back, reload the page" in page.text
        assert not client.get(NEW).context["form"].is_bound

    def test_a_button_leads_to_its_page(self, world, client):
        address = reverse("councils:appoint", args=[world.asking.pk])
        page = client.post(address, headers={"Origin": HERE, "Referer": f"{HERE}/my-work/"})
        assert 'href="http://testserver/my-work/">Open the page again' in page.text


def test_a_buttons_address_says_so_to_whoever_opens_it(world, client):
    address = reverse("projects:publish", args=[world.draft.pk, world.draft.slug])
    page = client.get(address)
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "only for a button" in page.text
    assert 'href="/my-work/"' in client.get(address, user=client.force_login(world.people["team"])).text
