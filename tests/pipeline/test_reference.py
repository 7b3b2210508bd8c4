"""The pages of the documentation that are made from the code are those of the code, and what they name is there."""

import re
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

import councils.policies
import projects.policies
from pipeline.management.commands.describe_settings import ABOUT, variables
from pipeline.management.commands.describe_states import DIAGRAMS

ROOT = Path(settings.BASE_DIR)
REFERENCE = ROOT / "docs" / "reference"
MADE = {
    "states.md": "describe_states",
    "settings.md": "describe_settings",
    "who-may-do-what.md": "describe_roles",
    "data-kept.md": "describe_data",
}


@pytest.mark.parametrize("file", MADE)
def test_a_page_is_what_the_code_says(file):
    written = StringIO()
    call_command(MADE[file], stdout=written)
    assert (REFERENCE / file).read_text() == written.getvalue(), "run make reference"


def test_every_dict_of_transitions_is_drawn():
    rooms = (projects.policies, councils.policies)
    dicts = [value for room in rooms for name, value in vars(room).items() if name.endswith("_TRANSITIONS")]
    drawn = [diagram.transitions for diagram in DIAGRAMS]
    assert sorted(map(id, dicts)) == sorted(map(id, drawn))


def test_every_variable_is_described_and_no_other():
    assert set(variables()) == set(ABOUT)


class TestThreats:
    PAGE = (REFERENCE / "threats.md").read_text()
    ROWS = [row for row in PAGE.splitlines() if re.match(r"\| T\d", row)]

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
    def test_each_names_tests_that_are_there(self, row):
        named = re.findall(r"`(tests/[\w/]+\.py)`", row.split("|")[-2])
        assert named
        assert [path for path in named if not (ROOT / path).is_file()] == []

    def test_it_has_an_owner_and_was_reviewed_in_the_last_half_year(self):
        assert re.search(r"^Owner: \w+", self.PAGE, re.MULTILINE)
        [reviewed] = re.findall(r"^Reviewed: (\S+)$", self.PAGE, re.MULTILINE)
        assert date.today() - date.fromisoformat(reviewed) < timedelta(days=183)  # noqa: DTZ011 - days, not moments
