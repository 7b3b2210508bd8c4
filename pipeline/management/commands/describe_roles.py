"""Who may do what: docs/reference/who-may-do-what.md, made from the roles and the rules."""

from collections.abc import Iterator
from inspect import getdoc
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand

from councils import permissions as councils
from projects import permissions as projects
from projects.enums import Permission
from projects.permissions import ROLE_PERMISSIONS, Role

INTRODUCTION = """# Who may do what

Made by `make reference` from `projects/permissions/`, `councils/permissions.py` and what they say of themselves; a test
compares them. The answer of every address to every role stands in `tests/routes/table.py`.

The site team's powers are those of a session that has shown a second factor: see [accounts](accounts.md).

## With a project, by role

Whoever may read it: *our council* is the verified members of the lead and partner councils and the team, *verified
officers* is every verified member of a public body, *everyone* is everyone. A draft is seen by its team and the lead
council's stewards. What else there is to do with it:
"""
RULES = """
## Rules about people

Each is a function `check_…`, which refuses with a sentence for the person.
"""
UNLESS = " unless "


class Command(BaseCommand):
    """Write to the standard output; `make reference` puts it in place."""

    help = "Describe, in Markdown, who may do what."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write both tables."""
        self.stdout.write("\n".join([INTRODUCTION, *_roles(), RULES, *_rules()]))


def _roles() -> Iterator[str]:
    yield _row(["May", *(_words(role.name) for role in Role)])
    yield _row(["---"] * (len(Role) + 1))
    for permission in Permission:
        given = ["yes" if permission in ROLE_PERMISSIONS.get(role, ()) else "–" for role in Role]
        yield _row([_words(permission.name), *given])


def _rules() -> Iterator[str]:
    yield _row(["Rule", "Whom it lets"])
    yield _row(["---", "---"])
    for room in (councils, projects):
        yield from (_row([f"`{name}`", who]) for name, who in sorted(_checks(room)))


def _checks(room: ModuleType) -> Iterator[tuple[str, str]]:
    """The rules of a room, each with the part of its description that says who passes it."""
    for name, rule in vars(room).items():
        if name.startswith("check_"):
            first = (getdoc(rule) or "").split("\n\n")[0].replace("\n", " ")
            yield name, first.partition(UNLESS)[2].partition(";")[0].rstrip(".")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()
