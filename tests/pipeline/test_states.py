"""The diagrams of states in the documentation are those of the code."""

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

import councils.policies
import projects.policies
from pipeline.management.commands.describe_states import DIAGRAMS

PAGE = Path(settings.BASE_DIR) / "docs" / "reference" / "states.md"


def test_the_page_is_what_the_transitions_say():
    written = StringIO()
    call_command("describe_states", stdout=written)
    assert PAGE.read_text() == written.getvalue(), "run make states"


def test_every_dict_of_transitions_is_drawn():
    rooms = (projects.policies, councils.policies)
    dicts = [value for room in rooms for name, value in vars(room).items() if name.endswith("_TRANSITIONS")]
    drawn = [diagram.transitions for diagram in DIAGRAMS]
    assert sorted(map(id, dicts)) == sorted(map(id, drawn))
