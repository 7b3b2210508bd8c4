"""The list on the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from activity.models import Event
from kit import sheets
from projects.models import Project
from tests.councils.factories import member_of
from tests.projects.lists.steps import new, table_of


@pytest.fixture
def run(council, steward, tmp_path):
    """Give a function that imports rows and gives what the command said."""

    def run(*rows, options=(), by=steward):
        path = tmp_path / "list.csv"
        path.write_bytes(sheets.write_csv(line.cells for line in table_of(*rows).lines))
        out = StringIO()
        call_command("import_list", council.slug, str(path), "--by", by.email, *options, stdout=out)
        return out.getvalue().splitlines()

    return run


def test_a_list_is_imported_once(run):
    assert run(new(), new(Title="Another")) == ["2 added, 0 changed, 0 unchanged."]
    assert run(new(), new(Title="Another")) == ["0 added, 0 changed, 2 unchanged."]
    assert set(Event.objects.values_list("kind", "origin")) == {("project.drafted", "command")}


def test_a_dry_run_writes_nothing(run):
    assert run(new(), options=["--dry-run"]) == ["1 added, 0 changed, 0 unchanged.", "Dry run: nothing written."]
    assert Project.objects.count() == 0


def test_every_bad_cell_is_named_and_nothing_is_written(run):
    with pytest.raises(CommandError) as error:
        run(new(), new(Title="Another", Phase="gamma", Summary=""))
    assert str(error.value).splitlines() == [
        "Nothing was imported.",
        "Row 3, column Summary: This is empty. Fill it in.",
        "Row 3, column Phase, “gamma”: Choose one of these: Idea, Discovery, Alpha, Beta, Live, Retired.",
    ]
    assert Project.objects.count() == 0


def test_only_who_keeps_the_list_imports_it(run, council):
    with pytest.raises(CommandError, match="Only a steward"):
        run(new(), by=member_of(council))
