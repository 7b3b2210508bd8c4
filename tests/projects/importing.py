"""What the tests of the import share: records, files of them, and running the command."""

import json
from io import StringIO

from django.core.management import call_command

RECORD = {
    "id": "missed-collections",
    "title": "Understanding why household collections are missed",
    "lead": "London Borough of Camden",
    "partners": [],
    "phase": "discovery",
    "year": 2018,
    "kind": "eoi",
    "outcome": "Invited to apply",
    "service": "waste collection",
    "summary": "Ten thousand people call about it each year. Research would show why.",
    "outputs": ["user research", "business case"],
    "url": "https://records.example/missed",
    "chain": "waste",
    "themes": ["waste"],
}


def record(**cells):
    """A good record but for these cells."""
    return {**RECORD, **cells}


def write(folder, *records):
    """Write a file of records, each a dict or a line as it stands, and give its path."""
    path = folder / "records.jsonl"
    lines = [each if isinstance(each, str) else json.dumps(each) for each in records]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def run(path, *options):
    """Import a file and give the lines that the command said."""
    out = StringIO()
    call_command("import_projects", str(path), *options, stdout=out)
    return out.getvalue().splitlines()
