"""The task list in a browser: leave in the middle of any task, and nothing is lost."""

import time

import pytest

from projects.actions import unfinished
from projects.models import Project, Unfinished
from projects.tasklist import TASKS
from tests.councils.factories import UserFactory
from tests.projects.factories import ProjectFactory, TeamMemberFactory

# For each task: where something is typed, and what; dates and numbers as people write them.
TYPED = {
    "basics": ("Summary", "Half a sentence about"),
    "story": ("The problem", "Lorries go back 4,100 times a"),
    "help": ("What would help?", "A service desi"),
    "roles": ("What would they do?", "Service desi"),
    "dates": ("Alpha started", "March 20"),
    "facts": ("What is it made with?", "Django and Wag"),
}

WORDS = {task: words for task, (_label, words) in TYPED.items()}


@pytest.fixture
def owner(db_with_pages):
    return UserFactory()


@pytest.fixture
def project(owner):
    return ProjectFactory(owner=owner, draft=True, problem="Lorries go back.")


def address(project, task):
    return f"{project.get_absolute_url()}edit/{task}/"


def test_each_task_is_tried():
    assert {*TYPED, "audience", "services"} == {task.name for task in TASKS}


def in_tabs(person, project):
    """Open each task in a tab of its own; gives the box or the answer of each."""
    boxes = {}
    for task, (label, _words) in TYPED.items():
        tab = person.context.new_page()
        tab.goto(f"{person.site}{address(project, task)}")
        boxes[task] = tab.get_by_label(label).first
    return boxes


def test_the_browser_ends_five_seconds_after_typing_in_every_task(bring, owner, project):
    person = bring(owner, java_script_enabled=True)
    for task, box in in_tabs(person, project).items():
        box.fill(TYPED[task][1])
    person.goes_to(address(project, "audience"))
    person.page.get_by_label("Verified officers").check()
    person.page.wait_for_timeout(5_000)
    person.context.close()
    again = bring(owner, java_script_enabled=True)
    assert {task: box.input_value() for task, box in in_tabs(again, project).items()} == WORDS
    again.goes_to(address(project, "audience"))
    again.sees("have not saved it")
    assert again.page.get_by_label("Verified officers").is_checked()


def test_what_is_saved_while_a_script_keeps_it_is_unfinished_no_longer(bring, owner, project, monkeypatch):
    keep = unfinished.keep

    def keep_slowly(**given):
        time.sleep(2)
        keep(**given)

    monkeypatch.setattr(unfinished, "keep", keep_slowly)
    person = bring(owner, java_script_enabled=True)
    person.goes_to(address(project, "story"))
    person.page.get_by_label("The problem").fill("Half a sen")
    person.page.wait_for_timeout(2_500)
    person.page.get_by_label("The problem").fill("A whole sentence.")
    person.presses("Save")
    person.sees("Saved.")
    person.page.wait_for_timeout(2_000)
    assert not Unfinished.objects.exists()
    assert Project.objects.get().problem == "A whole sentence."


def test_without_a_script_the_button_keeps_it(bring, owner, project):
    person = bring(owner, java_script_enabled=False)
    for task, (label, words) in TYPED.items():
        person.goes_to(address(project, task))
        person.page.get_by_label(label).first.fill(words)
        person.presses("Keep and finish later")
        person.sees("Not saved yet")
    assert {task: box.input_value() for task, box in in_tabs(person, project).items()} == WORDS


def test_two_browsers_edit_one_project_and_both_texts_survive(bring, owner, project):
    other = TeamMemberFactory(project=project).user
    mine, theirs = bring(owner, java_script_enabled=True), bring(other, java_script_enabled=False)
    for person in (mine, theirs):
        person.goes_to(address(project, "story"))
    theirs.page.get_by_label("The problem").fill("Their words.")
    theirs.presses("Save")
    mine.page.get_by_label("The problem").fill("My words.")
    mine.presses("Save")
    mine.sees("Somebody else has changed the same")
    mine.sees("Their words.")
    mine.presses("Save")
    assert [version.says["problem"] for version in project.versions.all()] == [
        "My words.",
        "Their words.",
        "Lorries go back.",
    ]
