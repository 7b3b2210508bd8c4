"""The pages of a list: take it, bring it, look at it, import it."""

import io
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from activity.models import Event
from kit import sheets
from projects.actions import project as project_actions
from projects.models import BroughtList, Project
from projects.retention import forget_lists
from tests.councils.factories import OrganisationFactory, StewardFactory, steward_of
from tests.projects.factories import ProjectFactory
from tests.projects.lists.steps import new, table_of
from tests.support.parallel import at_once


def file_of(*rows, name="list.csv"):
    table = table_of(*rows)
    return SimpleUploadedFile(name, sheets.write_csv([line.cells for line in table.lines]))


@pytest.fixture
def address(council):
    return reverse("projects:list", args=[council.slug])


@pytest.fixture
def site(client, steward):
    client.force_login(steward)
    return client


@pytest.fixture
def bring(site, address):
    """Give a function that brings rows and gives the page that shows what they would do."""

    def bring(*rows):
        return site.post(address, {"file": file_of(*rows)}, follow=True)

    return bring


def imports(site, page, mark=None):
    """Press the button of the page."""
    mark = mark or page.context["plan"].mark
    return site.post(page.request["PATH_INFO"], {"looked_at": mark}, follow=True)


def test_nothing_is_written_until_it_is_imported(site, bring, council):
    ProjectFactory(lead=council, title="Old", service_group__name="Waste")
    page = bring(new(Title="Fresh"), new(Title="old", Phase="Live"))
    assert Project.objects.count() == 1
    assert "Fresh" in page.text
    assert "Row 3: Old" in page.text
    assert "Import the list" in page.text
    done = imports(site, page)
    assert "Imported: 1 added, 1 changed." in done.text
    assert set(Project.objects.values_list("title", "phase")) == {("Fresh", "alpha"), ("old", "live")}
    brought = BroughtList.objects.get()
    assert (brought.table, brought.added, brought.changed) == ({}, 1, 1)
    assert Event.objects.filter(kind="list.imported", data={"added": 1, "changed": 1}).count() == 1


def test_bad_cells_are_listed_and_there_is_no_button(bring):
    page = bring(new(Phase="gamma"), new(Title=""))
    assert "Row 2, Phase" in page.text
    assert "“gamma”" in page.text
    assert "Row 3, Title" in page.text
    assert "Import the list" not in page.text


def test_bad_cells_are_not_imported_by_a_made_up_form_either(site, bring):
    page = bring(new(Phase="gamma"))
    assert imports(site, page).context["form"].errors
    assert Project.objects.count() == 0


def test_a_list_that_says_what_is_there_has_nothing_to_import(site, address, bring, council):
    ProjectFactory(lead=council)
    taken = site.get(reverse("projects:list_workbook", args=[council.slug])).content
    page = site.post(address, {"file": SimpleUploadedFile("list.csv", taken)}, follow=True)
    assert "There is nothing to import" in page.text


def test_what_changed_since_is_looked_at_first(site, bring, council, steward):
    project = ProjectFactory(lead=council, title="Old", summary="Before", service_group__name="Waste")
    page = bring(new(Title="Old", Summary="Mine"))
    project_actions.change(project=project, summary="Theirs", by=steward)
    again = imports(site, page)
    assert "The projects have changed since you looked" in again.text
    assert "Theirs" in again.text
    assert Project.objects.get().summary == "Theirs"
    imports(site, again)
    assert Project.objects.get().summary == "Mine"


def test_sent_twice_it_is_imported_once(site, bring):
    page = bring(new())
    imports(site, page)
    imports(site, page)
    assert Project.objects.count() == 1
    assert Event.objects.filter(kind="list.imported").count() == 1


@pytest.mark.parametrize("content", [b"", b"\n\n", b"%PDF-1.7", b"\x89PNG\r\n", b"PK\x03\x04nothing", b'"open'])
def test_a_file_that_is_no_list_is_refused_beside_its_field(site, address, content):
    page = site.post(address, {"file": SimpleUploadedFile("list.xlsx", content)})
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert BroughtList.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_beside_its_field(site, address):
    page = site.post(address, {"file": io.BytesIO(b"x" * 10_000_000)})
    assert "larger than 2 MB" in page.text


def test_somebody_else_s_list_is_not_there(site, bring, council, client):
    page = bring(new())
    client.force_login(steward_of(council))
    assert client.get(page.request["PATH_INFO"]).status_code == 404


def test_a_list_that_is_brought_anew_takes_the_place_of_the_one_before(bring):
    bring(new(Phase="gamma"))
    bring(new())
    assert BroughtList.objects.count() == 1


def test_a_list_stands_under_its_own_council_alone(site, bring, council, steward):
    other = StewardFactory(user=steward, organisation=OrganisationFactory()).organisation
    brought = bring(new()).request["PATH_INFO"].rsplit("/", 2)[1]
    assert site.get(reverse("projects:brought_list", args=[other.slug, brought])).status_code == 404


def test_a_council_that_has_ended_has_no_list(site, steward):
    ended = StewardFactory(user=steward, organisation=OrganisationFactory(end=date(2023, 3, 31))).organisation
    page = site.get(reverse("projects:list", args=[ended.slug]))
    assert page.status_code == 403


def test_a_list_is_forgotten_after_a_day(bring):
    bring(new())
    forget_lists()
    assert BroughtList.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        forget_lists()
    assert BroughtList.objects.count() == 0


def test_a_steward_finds_the_list(site, council, address):
    assert address in site.get(council.get_absolute_url()).text
    assert address in site.get(reverse("my_work")).text


def test_the_files_have_names_of_the_council(site, council):
    for name, ending in (
        ("list_csv", "projects.csv"),
        ("list_workbook", "projects.xlsx"),
        ("list_empty", "empty.xlsx"),
    ):
        answer = site.get(reverse(f"projects:{name}", args=[council.slug]))
        assert answer["Content-Disposition"] == f'attachment; filename="{council.slug}-{ending}"'
        assert sheets.read(answer.content).lines[0].cells[:2] == ["Id", "Version"]


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_import_one_list_once(council, steward):
    from projects.actions import brought_list
    from projects.lists.importing import import_brought
    from projects.lists.planning import plan_for

    table = table_of(new())
    brought = brought_list.keep(council=council, table=table.as_data(), by=steward)
    mark = plan_for(council, table, steward).mark
    results = at_once(lambda: import_brought(brought=brought, looked_at=mark, by=steward))
    assert {result.pk for result in results} == {brought.pk}
    assert Project.objects.count() == 1
