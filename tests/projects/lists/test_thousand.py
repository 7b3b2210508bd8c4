"""A list of a thousand projects, as a portfolio manager has it (U22)."""

from itertools import cycle, islice

from activity.models import Event
from kit import sheets
from projects.lists import exporting
from projects.lists.importing import carry_out, locked_plan
from projects.lists.planning import plan_for
from projects.models import Project
from tests.projects.lists.steps import NEW

ROWS = 1_000
LONG = "Ten thousand residents ring about it each year, and nobody can tell them when the crew comes.\n" * 8
ALL = {
    **NEW,
    "Published": "Yes",
    "Services that it concerns": "Garden waste; Missed collections",
    "The problem": LONG,
    "How open we are": "Looking for partners",
    "What would help": "- A tester",
    "Alpha started": "May 2026",
    "Alpha ended": "",
    "Technologies": "Django; PostgreSQL",
    "Budget": "Up to £50,000",
    "State": "Paused",
    "Reason": "No budget",
}
BAD = [
    ("Title", ""),
    ("Title", "x" * 151),
    ("Summary", ""),
    ("Phase", "gamma"),
    ("Service group", "Dustbins"),
    ("Services that it concerns", "Nothing of that name"),
    ("How open we are", "A little"),
    ("Alpha started", "46143"),
    ("Alpha ended", "April 2026"),
    ("Technologies", "x" * 81),
    ("Budget", "Cheap"),
    ("State", "Asleep"),
    ("Reason", ""),
    ("Published", "Perhaps"),
]
PLANTED = {
    (row, heading, f"{row}{cell}" if heading == "Title" and cell else cell)
    for row, (heading, cell) in zip(range(40, 840, 20), islice(cycle(BAD), 40), strict=True)
}


def workbook(planted=()) -> bytes:
    """The thousand rows as .xlsx, with these bad cells: row, column, what it says."""
    headings = list(ALL)
    rows = [headings, *([f"Project {number}", *list(ALL.values())[1:]] for number in range(2, ROWS + 2))]
    for row, heading, cell in planted:
        rows[row - 1][headings.index(heading)] = cell
    return sheets.write_workbook({"Projects": rows})


def test_forty_bad_cells_are_all_named(council, steward):
    plan = plan_for(council, sheets.read(workbook(PLANTED)), steward)
    assert {(fault.row, fault.column, fault.says) for fault in plan.faults} == PLANTED
    assert len(plan.faults) == 40


def test_a_thousand_projects_are_imported_and_the_second_time_none(council, steward, django_assert_max_num_queries):
    table = sheets.read(workbook())
    carry_out(locked_plan(council, table, steward), council, steward)
    assert Project.objects.filter(lead=council, state="paused").exclude(published_at=None).count() == ROWS
    assert Event.objects.filter(kind="project.published").count() == ROWS
    with django_assert_max_num_queries(20):
        again = plan_for(council, table, steward)
    assert (len(again.added), len(again.changed), again.same) == (0, 0, ROWS)
    with django_assert_max_num_queries(20):
        taken = exporting.as_workbook(council, steward)
    assert plan_for(council, sheets.read(taken), steward).same == ROWS
