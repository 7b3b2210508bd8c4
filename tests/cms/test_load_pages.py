from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, Site

from activity.models import Event
from cms.models import ContentPage, HomePage
from cms.standard import PAGES
from councils.enums import SiteRole

ADDRESSES = ["/", "/about/", "/accessibility/", "/privacy/", "/cookies/"]


def load_pages():
    out = StringIO()
    call_command("load_pages", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_every_page_opens(client):
    load_pages()

    for address in ADDRESSES:
        assert client.get(address).status_code == 200, address


@pytest.mark.django_db
def test_wagtails_welcome_page_is_gone_and_its_site_begins_at_home(client):
    load_pages()

    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.django_db
def test_a_second_run_changes_nothing():
    assert "How Pipeline works" in load_pages()
    before = list(Page.objects.order_by("pk").values()), Event.objects.count()

    assert load_pages() == "All pages were there.\n"
    assert (list(Page.objects.order_by("pk").values()), Event.objects.count()) == before


@pytest.mark.django_db
def test_what_editors_changed_stays(client):
    load_pages()
    page = ContentPage.objects.get(slug="about")
    page.title, page.body = "How we work", "<p>In our own words.</p>"
    page.save_revision().publish()
    ContentPage.objects.get(slug="cookies").unpublish()

    load_pages()

    assert "In our own words." in client.get("/about/").content.decode()
    assert client.get("/cookies/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_it_works_in_a_database_that_was_emptied(client):
    call_command("flush", interactive=False, verbosity=0)

    load_pages()

    for address in ADDRESSES:
        assert client.get(address).status_code == 200, address
    assert Group.objects.get(name=SiteRole.EDITOR).permissions.exists()


@pytest.mark.django_db
def test_each_page_is_published_with_an_event():
    load_pages()

    events = Event.objects.filter(kind="page.published")

    assert events.count() == 1 + len(PAGES)
    assert set(events.values_list("actor", "origin")) == {(None, "command")}


@pytest.mark.django_db
def test_the_accessibility_statement_has_the_parts_of_the_model_statement(client):
    load_pages()
    html = client.get("/accessibility/").content.decode()

    for part in (
        "How accessible this website is",
        "Feedback and contact information",
        "Reporting accessibility problems",
        "Enforcement procedure",
        "Technical information about this website’s accessibility",
        "Compliance status",
        "Non-accessible content",
        "What we’re doing to improve accessibility",
        "Preparation of this accessibility statement",
    ):
        assert part in html
    assert "Last reviewed on 22 November 2026" in html


@pytest.mark.django_db
def test_cookies_are_named_as_they_are_set(client, settings):
    load_pages()
    html = client.get("/cookies/").content.decode()

    assert not client.cookies
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert f"<b>{name}</b>" in html


@pytest.mark.django_db
def test_every_link_within_the_pages_leads_somewhere(client):
    load_pages()

    for address in ("/privacy/", "/about/", reverse("search:projects"), reverse("projects:new")):
        assert client.get(address).status_code in {200, 302}, address
