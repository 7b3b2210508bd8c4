"""Every bad cell of a list is named by its row and column, with what it says and what to do."""

import pytest

from projects.lists.planning import plan_for
from tests.projects.factories import ProjectFactory
from tests.projects.lists.steps import faults_of, new, table_of, taken

CHOOSE = "Choose one of these: "


@pytest.mark.parametrize(
    ("heading", "cell", "sentence"),
    [
        ("Title", "", "This is empty. Fill it in"),
        ("Title", "x" * 151, "Use at most 150 characters. You used 151"),
        ("Title", "Missed\0bins", "Type this again: it has a character that cannot be seen"),
        ("Summary", "", "This is empty. Fill it in"),
        ("Phase", "gamma", f"{CHOOSE}Idea, Discovery, Alpha, Beta, Live, Retired"),
        ("Phase", "", "This is empty. Fill it in"),
        ("Service group", "Wast", f"{CHOOSE}Waste"),
        ("Services that it concerns", "Missed collections; nothing", f"{CHOOSE}Garden waste, Missed collections"),
        ("How open we are", "very", f"{CHOOSE}Sharing what we learn, Open to conversation, Looking for partners, "
         "Looking for co-funding"),
        ("How many councils are wanted", "some", "Enter a whole number, for example 5"),
        ("How many councils are wanted", "501", "Enter a number up to 500"),
        ("How many pounds are wanted", "-5", "Enter 1 or more, or leave it empty"),
        ("Roles for which somebody is wanted", "Tester; Tester | May", "The same role stands here twice. Take one out"),
        ("Roles for which somebody is wanted", "a; b; c; d; e; f", "Write at most 5 roles"),
        ("Roles for which somebody is wanted", "a | b | c | d",
         "Write each role as: what they would do | for how long | how much time"),
        ("Roles for which somebody is wanted", "x" * 81, "Use at most 80 characters. You used 81"),
        ("Alpha started", "46143", "Enter a month and a year, for example March 2025"),
        ("Alpha started", "soon", "Enter a month and a year, for example March 2025"),
        ("Alpha dates are estimates", "perhaps", f"{CHOOSE}Yes, No"),
        ("Technologies", "x" * 81, "Use at most 80 characters a line"),
        ("Earlier work it builds on", "/projects/999999/", "We found no project at “/projects/999999/”. "
         "Copy its address"),
        ("Who may read it", "nobody", f"{CHOOSE}Our council, Verified officers, Everyone"),
        ("State", "Stopped", None),
        ("State", "sleeping", f"{CHOOSE}Active, Paused, Stopped, Handed over, Finished"),
        ("Reason", "x" * 501, "Use at most 500 characters. You used 501"),
        ("Published", "maybe", f"{CHOOSE}Yes, No"),
        ("Id", "one", "Leave this as it was when you took the list; of a new project, leave it empty"),
        ("Id", "-1", "Leave this as it was when you took the list; of a new project, leave it empty"),
        ("Version", "two", "Leave this as it was when you took the list; of a new project, leave it empty"),
    ],
)  # fmt: skip
def test_a_bad_cell(council, steward, heading, cell, sentence):
    [fault] = plan_for(council, table_of(new(**{heading: cell})), steward).faults
    if sentence is None:
        assert (fault.column, fault.sentence) == ("Reason", "Say why. Others learn from it.")
    else:
        assert (fault.row, fault.column, fault.sentence.rstrip("."), fault.says) == (2, heading, sentence, cell)


def test_an_end_before_its_start(council, steward):
    assert faults_of(council, steward, new(**{"Beta started": "May 2026", "Beta ended": "April 2026"})) == [
        "Row 2, column Beta ended, “April 2026”: The end must not be before the start, for example March 2027."
    ]


def test_a_project_that_is_published_stays_so(council, steward):
    ProjectFactory(lead=council)
    [row] = taken(council, steward)
    assert faults_of(council, steward, {**row, "Published": "No"}) == [
        "Row 2, column Published, “No”: This project is published already. Write Yes."
    ]


def test_a_state_that_cannot_follow(council, steward):
    ProjectFactory(lead=council, state="finished", state_reason="Done")
    [row] = taken(council, steward)
    [fault] = faults_of(council, steward, {**row, "State": "Paused"})
    assert fault.startswith("Row 2, column State, “Paused”: It is “Finished”.")


def test_a_project_cannot_build_on_itself(council, steward):
    project = ProjectFactory(lead=council)
    [row] = taken(council, steward)
    [fault] = faults_of(council, steward, {**row, "Earlier work it builds on": f"/projects/{project.pk}/"})
    assert "A project cannot build on itself" in fault


def test_a_project_stands_in_a_list_once(council, steward):
    ProjectFactory(lead=council, title="Missed bins")
    [row] = taken(council, steward)
    assert faults_of(council, steward, row, row) == [
        f"Row 3, column Id, “{row['Id']}”: This project stands in row 2 already. Take one out."
    ]
    assert faults_of(council, steward, row, {**row, "Id": "", "Title": "MISSED  bins"}) == [
        "Row 3, column Title, “MISSED  bins”: This project stands in row 2 already. Take one out."
    ]
    assert len(faults_of(council, steward, new(Title="New"), new(Title="new"))) == 1


def test_a_title_that_several_projects_have(council, steward):
    ProjectFactory.create_batch(2, lead=council, title="Missed bins")
    assert faults_of(council, steward, new()) == [
        "Row 2, column Title, “Missed bins”: Several of your projects have this title. Write the id of the one that "
        "you mean."
    ]


def test_a_version_that_is_not_there(council, steward):
    ProjectFactory(lead=council)
    [row] = taken(council, steward)
    [fault] = faults_of(council, steward, {**row, "Version": "7"})
    assert "There is no such version" in fault


def test_headings(council, steward):
    assert faults_of(council, steward, {**new(), "Colour": "blue"}) == [
        "Row 1, column Colour: This is no column of such lists. Rename it, or take it out."
    ]
    assert faults_of(council, steward, {**new(), "TITLE": "Twice"}) == [
        "Row 1, column Title: This column stands here twice. Take one out."
    ]
    assert faults_of(council, steward, {"Title": "Missed bins", "Phase": "Alpha"}) == [
        "Row 1, column Summary: This column is missing. Add it.",
        "Row 1, column Service group: This column is missing. Add it.",
    ]


def test_words_under_no_heading(council, steward):
    table = table_of(new(), new(Title="Another"))
    table.lines[2].cells.append("stray")
    [fault] = plan_for(council, table, steward).faults
    assert str(fault) == "Row 3, the whole row, “stray”: This stands under no heading. Take it out."


def test_every_bad_cell_of_a_row_is_named_also_where_its_project_is_not_found(council, steward):
    bad = {"Phase": "gamma", "Beta started": "May 2026", "Beta ended": "April 2026", "State": "Stopped"}
    columns = [fault.column for fault in plan_for(council, table_of(new(**bad)), steward).faults]
    assert columns == ["Phase", "Beta ended", "Reason"]
    columns = [fault.column for fault in plan_for(council, table_of(new(Id="7", Phase="gamma")), steward).faults]
    assert columns == ["Id", "Phase"]


def test_a_service_that_is_nearly_named(council, steward):
    from tests.projects.factories import ServiceFactory

    for number in range(9):
        ServiceFactory(name=f"Housing {number}")
    [fault] = faults_of(council, steward, new(**{"Services that it concerns": "Garden wast"}))
    assert "Did you mean “Garden waste”?" in fault
