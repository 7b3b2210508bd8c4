"""A council's list is brought back: what is new is added, what differs changes, all else stays."""

import pytest

from activity.models import Event
from kit import sheets
from kit.refusals import NotPermitted, Refused
from notifications.models import Mail
from projects.actions import brought_list
from projects.actions import project as project_actions
from projects.lists import exporting
from projects.lists.importing import import_brought
from projects.lists.planning import plan_for
from projects.models import PhaseDates, Project, Service
from projects.models.record import COLUMNS, PARTS
from tests.councils.factories import OrganisationFactory, member_of, site_team_member, steward_of
from tests.projects.factories import ProjectFactory
from tests.projects.lists.steps import brought, faults_of, new, table_of, taken

FULL = {
    "Published": "yes",
    "Services that it concerns": "garden waste; MISSED COLLECTIONS",
    "The problem": "Ten thousand calls a year.\n\n- in May\n- in June",
    "Why the work is being done": "=SUM(1) is where it began",
    "Who the users are and what they need": "Residents",
    "How open we are": "Looking for partners; sharing what we learn",
    "What would help": "- A tester\n- A crew",
    "Roles for which somebody is wanted": "Service designer | three months | a day a week; Tester; Clerk || mornings",
    "How many councils are wanted": "3",
    "How many pounds are wanted": "£60,000",
    "Discovery started": "May 2026",
    "Discovery ended": "Jun-26",
    "Discovery dates are estimates": "TRUE",
    "Budget": "up to £50,000",
    "Technologies": "Django; PostgreSQL",
    "Principles of the Declaration": "Fix the plumbing",
    "Who may read it": "verified officers",
    "State": "Paused",
    "Reason": "No budget",
}


def everything_said(council) -> dict[str, str]:
    return new(**FULL)


def test_a_new_project_says_all_that_its_row_says(council, steward):
    brought(council, steward, new(**FULL))
    project = Project.objects.get()
    assert (project.title, project.phase, project.service_group.slug) == ("Missed bins", "alpha", "waste")
    assert project.problem == "Ten thousand calls a year.\n\n- in May\n- in June"
    assert project.openness == ("sharing", "partners")
    assert (project.councils_wanted, project.pounds_wanted, project.budget) == (3, 60_000, "to-50k")
    assert (project.technologies, project.principles) == (["Django", "PostgreSQL"], ("p2",))
    assert (project.audience, project.state, project.state_reason) == ("officers", "paused", "No budget")
    assert set(project.services.values_list("slug", flat=True)) == {"missed", "garden"}
    assert list(project.wanted_roles.values_list("name", "length", "time")) == [
        ("Service designer", "three months", "a day a week"),
        ("Tester", "", ""),
        ("Clerk", "", "mornings"),
    ]
    dates = PhaseDates.objects.get()
    assert (dates.phase, str(dates.start), str(dates.end), dates.estimated) == (
        "discovery",
        "2026-05-01",
        "2026-06-01",
        True,
    )
    assert project.lead == council
    assert not project.is_draft


def test_the_same_list_twice_changes_nothing_the_second_time(council, steward):
    rows = [new(**FULL), new(Title="Another")]
    assert len(brought(council, steward, *rows).added) == 2
    before = Event.objects.count()
    plan = brought(council, steward, *rows)
    assert (plan.added, plan.changed, plan.same) == ([], [], 2)
    assert Event.objects.count() == before


@pytest.mark.parametrize("write", [exporting.as_csv, exporting.as_workbook])
def test_what_is_taken_comes_back_as_it_is(council, steward, write):
    brought(council, steward, new(**FULL), new(Title="+ a plan, 'quoted'", Summary="'=1+1"))
    ProjectFactory(
        lead=council,
        title="Odd",
        problem="One\r\ntwo \r\n",
        technologies=["C; C++"],
        phase="",
        service_group=None,
        state="not-known",
        openness=("sharing",),
        draft=True,
    )
    plan = plan_for(council, sheets.read(write(council, steward)), steward)
    assert plan.faults == []
    assert (plan.added, plan.changed, plan.same) == ([], [], 3)


def test_one_cell_changed_is_one_change(council, steward):
    brought(council, steward, new(**FULL), new(Title="Another"))
    first, second = taken(council, steward)
    plan = brought(council, steward, {**first, "Budget": "£100,000 to £250,000"}, second)
    assert [(step.row, step.says) for step in plan.changed] == [(2, {"budget": "to-250k"})]
    assert [(each.label, each.before, each.after) for each in plan.changed[0].changes] == [
        ("Budget", "Up to £50,000", "£100,000 to £250,000")
    ]
    assert Project.objects.get(title="Missed bins").budget == "to-250k"


def test_each_row_that_is_added_or_changed_has_its_event_and_nobody_gets_a_mail(council, steward):
    project = ProjectFactory(lead=council, owner=member_of(council), title="Old")
    [row] = taken(council, steward)
    brought(council, steward, {**row, "Title": "New title"}, new(Published="Yes"), new(Title="A draft"))
    kinds = list(Event.objects.order_by("id").values_list("kind", "actor"))
    assert sorted(kinds) == [
        ("project.changed", steward.pk),
        ("project.drafted", steward.pk),
        ("project.published", steward.pk),
    ]
    assert project.versions.count() == 2
    assert Mail.objects.count() == 0


def test_state_and_publishing_go_their_own_ways(council, steward):
    ProjectFactory(lead=council, draft=True)
    [row] = taken(council, steward)
    brought(council, steward, {**row, "Published": "Yes", "State": "Stopped", "Reason": "The supplier left"})
    project = Project.objects.get()
    assert (project.state, project.is_draft) == ("stopped", False)
    assert list(Event.objects.order_by("id").values_list("kind", flat=True)) == ["project.moved", "project.published"]


def test_what_others_have_changed_since_the_list_was_taken_stays(council, steward):
    project = ProjectFactory(lead=council, title="Old", summary="Before")
    [row] = taken(council, steward)
    project_actions.change(project=project, summary="Theirs", by=steward)
    brought(council, steward, {**row, "Title": "Mine"})
    project.refresh_from_db()
    assert (project.title, project.summary) == ("Mine", "Theirs")
    assert brought(council, steward, {**row, "Title": "Mine"}).same == 1


def test_what_both_have_changed_is_a_bad_cell(council, steward):
    project = ProjectFactory(lead=council, summary="Before")
    [row] = taken(council, steward)
    project_actions.change(project=project, summary="Theirs", by=steward)
    assert faults_of(council, steward, {**row, "Summary": "Mine"}) == [
        "Row 2, column Summary, “Mine”: Somebody has changed this since you took the list: it says “Theirs” now. "
        "Take the list again."
    ]


def test_columns_that_are_left_out_and_cells_that_may_not_be_empty_change_nothing(council, steward):
    project = ProjectFactory(lead=council, audience="officers", problem="Long")
    plan = plan_for(council, table_of({"Id": str(project.pk), "Who may read it": "", "State": ""}), steward)
    assert (plan.same, plan.faults) == (1, [])


def test_a_text_is_emptied_by_an_empty_cell(council, steward):
    ProjectFactory(lead=council, problem="Long", service_group__name="Waste")
    [row] = taken(council, steward)
    brought(council, steward, {**row, "The problem": ""})
    assert Project.objects.get().problem == ""


def test_headings_may_stand_in_any_order_and_case_and_be_codes(council, steward):
    row = {"service_group": "waste", "SUMMARY": "What changes.", "phase": "ALPHA", "title": "Missed bins"}
    assert len(brought(council, steward, row).added) == 1


def test_nothing_is_imported_while_a_cell_is_at_fault(council, steward):
    with pytest.raises(Refused):
        brought(council, steward, new(), new(Title="Another", Phase="gamma"))
    assert Project.objects.count() == 0


def test_a_list_that_another_took_the_place_of_is_not_imported(council, steward):
    first = brought_list.keep(council=council, table=table_of(new()).as_data(), by=steward)
    brought_list.keep(council=council, table=table_of(new(Title="Trees")).as_data(), by=steward)
    with pytest.raises(Refused, match="Bring the file again"):
        import_brought(brought=first, looked_at="", by=steward)
    assert not Project.objects.exists()


def test_a_project_of_another_council_is_as_one_that_is_not_there(council, steward):
    others = ProjectFactory(title="Theirs")
    unclaimed = ProjectFactory(lead=council, unclaimed=True)
    sentences = {
        faults_of(council, steward, new(Id=str(pk)))[0].partition(": ")[2] for pk in (others.pk, unclaimed.pk, 10**30)
    }
    assert sentences == {"Your list has no project with this id. Leave it empty for a new project."}


def test_earlier_work_is_what_the_person_may_see(council, steward):
    secret = ProjectFactory(draft=True)
    seen = ProjectFactory()
    assert faults_of(council, steward, new(**{"Earlier work it builds on": f"/projects/{secret.pk}/"})) != []
    brought(council, steward, new(**{"Earlier work it builds on": f"https://pipeline.example/projects/{seen.pk}/x/"}))
    assert list(Project.objects.get(title="Missed bins").builds_on.all()) == [seen]


def test_who_keeps_a_council_s_list(council, steward):
    row = new(Published="Yes")
    for person in (member_of(council), steward_of(OrganisationFactory()), site_team_member("broker")):
        with pytest.raises(NotPermitted):
            brought(council, person, row)


def test_a_broker_stands_in_where_a_council_has_no_steward(council):
    broker = site_team_member("broker")
    brought(council, broker, new(Published="Yes"))
    [row] = taken(council, broker)
    assert brought(council, broker, {**row, "Phase": "Beta"}).changed
    assert Project.objects.get().phase == "beta"


def test_a_stand_in_adds_nothing_that_they_would_not_see(council):
    broker = site_team_member("broker")
    assert faults_of(council, broker, new(Published="No")) == [
        "Row 2, column Published, “No”: You could not see a draft of this council yourself. Write Yes."
    ]
    assert faults_of(council, broker, new(**{"Published": "Yes", "Who may read it": "Our council"})) == [
        "Row 2, column Who may read it, “Our council”: You could not see this project yourself then. Write Everyone."
    ]


def test_every_thing_that_a_project_says_has_its_column(council, steward):
    from projects.lists.columns import columns_for

    names = {column.name for column in columns_for(steward)}
    of_several_columns = {"phase_dates"}
    assert {*COLUMNS, *PARTS} - names == of_several_columns
    assert Service.objects.count() == 2
