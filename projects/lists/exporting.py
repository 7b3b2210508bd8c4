"""A council's projects as files of the shape in which they are brought back."""

from collections.abc import Iterator
from itertools import zip_longest

from django.utils.translation import gettext as _

from councils.models import Organisation, User
from kit.sheets import write_csv, write_workbook
from projects.lists.columns import Column, columns_for
from projects.lists.known import known_projects


def as_csv(council: Organisation, by: User) -> bytes:
    """The projects of the list, as .csv."""
    return write_csv(_rows(columns_for(by), council, by))


def as_workbook(council: Organisation, by: User) -> bytes:
    """The projects of the list, as .xlsx, with the words of each column on a second sheet."""
    columns = columns_for(by)
    return write_workbook({_("Projects"): list(_rows(columns, council, by)), _("Words"): _words(columns)})


def empty_workbook(by: User) -> bytes:
    """A list without projects, as .xlsx."""
    columns = columns_for(by)
    return write_workbook({_("Projects"): [_headings(columns)], _("Words"): _words(columns)})


def _rows(columns: list[Column], council: Organisation, by: User) -> Iterator[list[str]]:
    yield _headings(columns)
    for each in known_projects(council, by):
        said = {"id": each.project.pk, "version": each.version, **each.says}
        yield [column.write(said[column.name]) for column in columns]


def _headings(columns: list[Column]) -> list[str]:
    return [column.heading for column in columns]


def _words(columns: list[Column]) -> list[list[str]]:
    """The words that may stand in a column, below its heading."""
    listed = [[column.heading, *column.kind.words] for column in columns if column.kind.words]
    return [list(row) for row in zip_longest(*listed, fillvalue="")]
