"""What the tests of lists share: tables, files of them, and plans."""

from kit import sheets
from projects.lists import exporting
from projects.lists.importing import carry_out, locked_plan
from projects.lists.planning import plan_for

NEW = {
    "Title": "Missed bins",
    "Summary": "Residents’ reports reach the crew while the lorry is still in the street.",
    "Phase": "Alpha",
    "Service group": "Waste",
}


def table_of(*rows: dict[str, str]) -> sheets.Table:
    """A table of these rows; the headings are those of the first."""
    headings = list(rows[0])
    return sheets.read(sheets.write_csv([headings, *([row.get(name, "") for name in headings] for row in rows)]))


def new(**cells: str) -> dict[str, str]:
    """The row of a new project."""
    return {**NEW, **cells}


def taken(council, by) -> list[dict[str, str]]:
    """The list as the person takes it, a dict a row."""
    headings, *rows = (line.cells for line in sheets.read(exporting.as_csv(council, by)).lines)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def brought(council, by, *rows):
    """Bring these rows and import them; gives the plan that was carried out."""
    plan = locked_plan(council, table_of(*rows), by)
    carry_out(plan, council, by)
    return plan


def faults_of(council, by, *rows) -> list[str]:
    """What is wrong with these rows."""
    return [str(fault) for fault in plan_for(council, table_of(*rows), by).faults]
