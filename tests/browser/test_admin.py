"""Wagtail's admin under our security policy: every type of page is opened, and an editor does real work there."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Site, Workflow

from activity.models import Event
from cms.models import ContentPage, HomePage
from councils.enums import SiteRole
from tests.browser.walk import barriers
from tests.councils.factories import site_team_member, superuser
from tests.routes.world import make_world
from tests.support.pictures import sample

# What axe finds in Wagtail's own pages, which are Wagtail's to mend; anything else that it finds is ours.
WAGTAILS_OWN = {
    "aria-input-field-name": "the text editor is labelled by a heading beside it, not by name",
    "aria-allowed-role": "a heading is an alert where the admin's search says what it found",
    "heading-order": "the filters of the admin's search skip a level",
    "empty-table-header": "a column of buttons is named by its label alone",
    "list": "the tasks of a workflow stand in a list that is a row of cells",
    "listitem": "the same, from within",
    "label": "the field for many files at once has words beside it, but no label",
}


@pytest.fixture
def world(transactional_db):
    return make_world()


def places(world) -> dict[str, list[object]]:
    """The admin's types of pages, and what they are opened on."""
    about = [ContentPage.objects.get(slug="about").pk]
    return {
        "wagtailadmin_home": [],
        "wagtailadmin_explore": [HomePage.objects.get().pk],
        "wagtailadmin_pages:add_subpage": about,
        "wagtailadmin_pages:edit": about,
        "wagtailadmin_pages:history": about,
        "wagtailadmin_pages:revisions_compare": [*about, "earliest", "latest"],
        "wagtailadmin_pages:workflow_history": about,
        "wagtailadmin_pages:usage": about,
        "wagtailadmin_pages:copy": about,
        "wagtailadmin_pages:move": about,
        "wagtailadmin_pages:unpublish": about,
        "wagtailadmin_pages:delete": about,
        "wagtailadmin_pages:search": [],
        "wagtailadmin_reports:site_history": [],
        "wagtailadmin_workflows:index": [],
        "wagtailadmin_workflows:edit": [Workflow.objects.get_or_create(name="Approval")[0].pk],
        "wagtailadmin_workflows:task_index": [],
        "wagtailadmin_collections:add": [],
        "wagtailadmin_account": [],
        "wagtailsites:edit": [Site.objects.get().pk],
        "wagtailimages:index": [],
        "wagtailimages:add_multiple": [],
        "wagtaildocs:index": [],
        "wagtaildocs:add_multiple": [],
        "service_groups:index": [],
        "service_groups:edit": [world.project.service_group.pk],
        "services:add": [],
        "equivalents:index": [],
        "equivalents:add": [],
    }


def opens(page, live_server, name, arguments) -> list[str]:
    answer = page.goto(live_server.url + reverse(name, args=arguments), wait_until="networkidle")
    wrong = [f"status {answer.status}"] if answer.status != 200 else []
    return wrong + [each for each in barriers(page) if each.split()[1].rstrip(":") not in WAGTAILS_OWN]


def test_every_type_of_page_of_the_admin(page, live_server, world, enter, problems):
    enter(superuser())
    found = {name: opens(page, live_server, name, of) + problems[:] for name, of in places(world).items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", ["organisations:index", "organisations:add", "domains:index", "domains:add"])
def test_the_register_in_the_admin(name, page, live_server, world, enter, problems):
    enter(world.people["broker"])
    assert opens(page, live_server, name, []) == []


@pytest.fixture
def editor(page, opened, enter, problems):
    """An editor at the browser; nothing that they do may make it complain."""
    user = site_team_member(SiteRole.EDITOR)
    enter(user)
    page.set_default_timeout(10_000)
    return user


def edits(page, live_server, of) -> None:
    page.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=[of.pk]), wait_until="networkidle")


def chooses(page, title) -> None:
    """Take a page below Home in the dialogue of the chooser."""
    dialogue = page.locator(".modal-dialog")
    dialogue.locator("tr", has_text="Home").locator("a.navigate-pages").click()
    dialogue.get_by_role("link", name=title).first.click()


@pytest.fixture
def by_hand(settings):
    """Leave it to the editor to keep a draft: one that Wagtail keeps while the page is published would be refused."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


def publishes(page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("has been published").first.wait_for()


def test_an_editor_changes_the_home_page_and_publishes_it(by_hand, editor, page, live_server):
    edits(page, live_server, HomePage.objects.get())
    page.locator("#id_heading").fill("Who has done this before?")
    text = page.locator("[data-contentpath=closing] [contenteditable=true]")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ask us.")
    expect(page.locator("#id_closing")).to_have_value(re.compile("Ask us"))
    publishes(page)

    page.goto(live_server.url)
    assert page.get_by_role("heading", level=1).inner_text() == "Who has done this before?"
    assert "Ask us." in page.get_by_role("main").inner_text()
    assert Event.objects.filter(kind="page.published", actor=editor.pk).count() == 1


def test_an_editor_links_to_a_page_picks_a_day_and_sees_a_preview(editor, page, live_server):
    edits(page, live_server, ContentPage.objects.get(slug="about"))
    page.locator("[data-contentpath=body] [contenteditable=true]").click()
    page.keyboard.press("Control+A")
    page.get_by_role("button", name="Link").first.click()
    chooses(page, "Privacy")
    page.locator("#id_reviewed_on").click()
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_date:not(.xdsoft_other_month)").first.click()
    assert page.locator("#id_reviewed_on").input_value().endswith("-01")
    page.get_by_role("button", name="Toggle preview").click()
    page.frame_locator("iframe[title=Preview]").last.get_by_role("heading", level=1).wait_for()
    # A draft that Wagtail keeps by itself while the page is being published would be refused.
    page.locator(".w-autosave-indicator__state--saved").wait_for()
    publishes(page)

    page.goto(f"{live_server.url}/about/")
    assert page.get_by_role("main").locator("a[href='/privacy/']").count() > 0


def test_an_editor_moves_a_page_by_a_chooser(editor, page, live_server):
    cookies = ContentPage.objects.get(slug="cookies")
    page.goto(live_server.url + reverse("wagtailadmin_pages:move", args=[cookies.pk]), wait_until="networkidle")
    page.get_by_role("button", name="Actions").last.click()
    page.get_by_role("button", name="Choose another page").click()
    chooses(page, "Privacy")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Yes, move this page").click()
    page.get_by_text("moved").first.wait_for()

    assert ContentPage.objects.get(pk=cookies.pk).get_parent().slug == "privacy"


def test_an_editor_uploads_a_picture_and_puts_it_into_a_page(by_hand, editor, page, live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    edits(page, live_server, ContentPage.objects.get(slug="about"))
    page.locator("[data-contentpath=body] [contenteditable=true]").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("/image")
    page.get_by_role("option", name="Image").click()
    dialogue = page.locator(".modal-dialog")
    dialogue.get_by_role("tab", name="Upload").click()
    file = {"name": "crew.jpg", "mimeType": "image/jpeg", "buffer": sample("JPEG", size=(900, 600)).getvalue()}
    dialogue.locator("input[type=file]").set_input_files(file)
    expect(dialogue.locator("[name$=upload-title]")).to_have_value("crew")
    dialogue.get_by_role("button", name="Upload").click()
    dialogue.get_by_label("In the text").check()
    dialogue.locator("[name$=alt_text]").fill("A crew at work")
    dialogue.get_by_role("button", name="Insert image").click()
    expect(page.locator("#id_body")).to_have_value(re.compile("A crew at work"))
    publishes(page)

    page.goto(f"{live_server.url}/about/")
    shown = page.get_by_role("img", name="A crew at work")
    assert shown.evaluate("image => image.naturalWidth") == 640
    assert barriers(page) == []
