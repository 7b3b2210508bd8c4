"""Similar work while one writes: by keyboard, without JavaScript, and with an engine that is slow."""

import time

import pytest

from projects.models import Project
from search import likeness
from tests.browser.conftest import PHONE
from tests.browser.walk import barriers, overflow
from tests.councils.factories import OrganisationFactory, member_of
from tests.projects.factories import ProjectFactory, ServiceGroupFactory

TITLE = "Texts about missed bins"
SLOW = 4


@pytest.fixture
def earlier(db_with_pages):
    """Work that is like it, and some that is not, without which its words would tell nothing."""
    for number in range(6):
        ProjectFactory(title=f"Library cards {number}", summary="Readers renew a loan.")
    return ProjectFactory(title="Missed bins", summary="Crews say why a bin was missed.")


@pytest.fixture
def officer(earlier):
    return member_of(OrganisationFactory())


@pytest.fixture
def draft(officer):
    lead = officer.memberships.first().organisation
    return ProjectFactory(title=TITLE, lead=lead, owner=officer, draft=True)


@pytest.fixture
def slow(monkeypatch):
    """An engine that takes its time."""
    find = likeness.similar

    def find_slowly(*args, **given):
        time.sleep(SLOW)
        return find(*args, **given)

    monkeypatch.setattr(likeness, "similar", find_slowly)


def writes(person, title=TITLE):
    person.goes_to("/projects/new/")
    person.page.get_by_label("Title").press_sequentially(title, delay=5)


def sees_like(person):
    person.page.locator(".similar li").first.wait_for(timeout=5_000)


def in_focus(person) -> str:
    return person.page.evaluate("document.activeElement.name || document.activeElement.textContent")


def test_it_stands_beside_the_title_and_the_keyboard_reaches_all_of_it(bring, officer, earlier):
    person = bring(officer)
    writes(person)
    sees_like(person)

    assert in_focus(person) == "title"
    assert person.page.get_by_role("status").text_content() == "1 similar piece of work"
    assert person.page.locator(".similar mark").all_text_contents()[:2] == ["Missed", "bins"]
    reached = []
    while "earlier" not in reached and len(reached) < 40:
        person.page.keyboard.press("Tab")
        reached.append(in_focus(person))
    person.page.keyboard.press("Space")
    assert person.page.get_by_label("Mine builds on this: Missed bins").is_checked()
    assert [words.split(":")[0].split(" (")[0] for words in reached[-5:-1]] == [
        "Missed bins",
        "Ask them",
        "Join",
        "Offer help",
    ]
    assert barriers(person.page) == []
    person.page.set_viewport_size(PHONE)
    assert barriers(person.page) + overflow(person.page) == []


def test_what_was_ticked_is_what_the_draft_builds_on(bring, officer, earlier):
    group = ServiceGroupFactory(name="Waste")
    person = bring(officer)
    writes(person)
    sees_like(person)
    person.page.get_by_label("Mine builds on this: Missed bins").check()
    person.page.get_by_label("Summary").fill("Nothing of the kind.")
    person.page.get_by_label("Title").fill("Library")
    person.sees("Mine builds on “Missed bins”")
    person.page.get_by_text("Idea", exact=True).click()
    person.page.get_by_label("Which service").select_option(str(group.pk))
    person.presses("Save draft")
    person.sees("Draft saved.")

    assert list(Project.objects.get(title="Library").builds_on.all()) == [earlier]


def test_nothing_is_replaced_under_the_hands_of_somebody_in_the_panel(bring, officer, earlier, slow):
    person = bring(officer)
    writes(person)
    person.page.locator("#similar a").first.wait_for()
    person.page.locator("#similar a").first.focus()
    person.page.wait_for_timeout((SLOW + 1) * 1_000)

    assert in_focus(person) == "Look before you post"
    person.page.get_by_label("Title").focus()
    sees_like(person)


def test_the_form_never_waits_for_a_slow_engine(bring, officer, slow):
    person = bring(officer)
    writes(person)
    person.page.get_by_label("Summary").press_sequentially("Crews say why.", delay=5)
    person.page.wait_for_timeout(800)
    start = time.monotonic()
    person.presses("Save draft")
    person.sees("There is a problem")

    assert time.monotonic() - start < SLOW - 1
    assert person.page.get_by_label("Summary").input_value() == "Crews say why."


def test_in_a_task_it_stands_beside_what_was_said_and_keeps_what_is_typed(bring, officer, draft, earlier):
    person = bring(officer)
    person.goes_to(f"{draft.get_absolute_url()}edit/basics/")
    sees_like(person)
    person.page.get_by_label("Title").fill("Texts about missed bins, in two langu")
    person.page.get_by_role("button", name="Mine builds on this").click()
    person.sees("Yours builds on “Missed bins”.")

    assert person.page.get_by_label("Title").input_value() == "Texts about missed bins, in two langu"
    assert list(draft.builds_on.all()) == [earlier]
    person.sees("Yours builds on this.")
    assert barriers(person.page) == []


def test_what_leads_away_leaves_the_form_where_it_is(bring, officer, earlier):
    person = bring(officer)
    writes(person)
    sees_like(person)
    with person.context.expect_page() as opened:
        person.page.get_by_role("link", name="Ask them").click()
    opened.value.wait_for_url(f"**{earlier.get_absolute_url()}ask/")

    assert person.page.get_by_label("Title").input_value() == TITLE


def test_without_javascript_it_stands_on_the_page_of_the_saved_draft(bring, officer, draft, earlier):
    person = bring(officer, java_script_enabled=False)
    person.goes_to("/projects/new/")
    person.sees("Look before you post")
    person.goes_to(f"{draft.get_absolute_url()}edit/basics/")
    person.follows("Similar work is on the project’s page")
    person.page.get_by_role("button", name="Mine builds on this").click()
    person.sees("Yours builds on “Missed bins”.")

    assert list(draft.builds_on.all()) == [earlier]
    person.follows("Ask them")
    assert person.page.url.endswith(f"{earlier.get_absolute_url()}ask/")
