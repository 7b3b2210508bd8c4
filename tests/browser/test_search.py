"""Searching by keyboard, with and without scripts."""

import pytest
from playwright.sync_api import expect

from search.index import filing
from tests.browser.walk import barriers
from tests.projects.factories import ProjectFactory


@pytest.fixture
def projects(transactional_db):
    for number, phase in enumerate(("beta", "alpha", "alpha")):
        ProjectFactory(title=f"Parking permits {number}", phase=phase)
    filing.rebuild()


def box(page):
    return page.get_by_role("combobox", name="Search")


def test_a_suggestion_is_chosen_by_keyboard(page, live_server, projects, problems):
    page.goto(f"{live_server.url}/projects/")
    box(page).press_sequentially("parking p")
    options = page.locator(".suggestions").get_by_role("option")
    expect(options).to_have_count(3)
    expect(page.get_by_role("status").filter(has_text="3 suggestions")).to_be_attached()
    assert barriers(page) == []

    box(page).press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    chosen = options.first.get_attribute("data-text")
    assert box(page).get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert box(page).input_value() == chosen
    box(page).press("ArrowUp")
    assert box(page).input_value() == "parking p"
    box(page).press("ArrowDown")
    box(page).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(chosen)
    assert problems == []


def test_escape_closes_the_suggestions_and_leaves_what_was_typed(page, live_server, projects):
    page.goto(f"{live_server.url}/projects/")
    box(page).press_sequentially("parking p")
    expect(page.locator(".suggestions").get_by_role("option")).to_have_count(3)
    box(page).press("ArrowDown")
    box(page).press("Escape")
    expect(page.locator(".suggestions").get_by_role("option")).to_have_count(0)
    assert box(page).input_value() == "parking p"
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_a_filter_applies_without_loading_the_page_and_the_address_follows(page, live_server, projects, problems):
    page.goto(f"{live_server.url}/projects/?q=parking")
    page.evaluate("window.isTheSame = true")
    alpha = page.get_by_role("checkbox", name="Alpha")
    alpha.press("Space")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 projects about “parking”")
    expect(page).to_have_url(f"{live_server.url}/projects/?q=parking&phase=alpha")
    assert page.evaluate("window.isTheSame")
    assert page.evaluate("document.activeElement.id") == "phase-alpha"
    expect(page.locator("#counted")).to_have_text("2 projects about “parking”")
    assert barriers(page) == []

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 projects about “parking”")
    assert problems == []


def test_the_box_in_the_menu_searches_from_every_page(page, live_server, projects):
    page.goto(f"{live_server.url}/councils/")
    page.locator("#finder > summary").click()
    page.locator("#find-words").fill("parking")
    page.locator("#find-words").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("3 projects about “parking”")
