"""Which project a row is about."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.imports.records import Fault
from projects.lists.columns import Column
from projects.lists.known import KnownProject, alike, by_title
from projects.lists.rows import Row

# The project of a row (None: a new one), and the number of the older version that it began from.
Found = tuple[KnownProject | None, int | None]
NEW: Found = (None, None)


class Finder:
    """Finds projects by their ids and, where a row has none, by their titles: a list that comes twice adds nothing.

    The rows of which that fails are `lost`, each with a fault.
    """

    def __init__(self, known: Sequence[KnownProject], columns: Mapping[str, Column]) -> None:
        self.columns = columns
        self.ids = {each.project.pk: each for each in known}
        self.titles = by_title(known)
        self.faults: list[Fault] = []
        self.lost: set[int] = set()
        self.seen: dict[int | str, int] = {}

    def find(self, row: Row) -> Found:
        """Give the project of the row, and the older version that it names."""
        try:
            known = self._known(row)
            self._check_once(row, known)
            return known, self._older(row, known)
        except _Lost as lost:
            self.lost.add(row.number)
            self.faults.append(
                Fault(row.number, self.columns[lost.column].heading, lost.sentence, row.cells.get(lost.column, ""))
            )
            return NEW

    def _known(self, row: Row) -> KnownProject | None:
        pk = self._number(row, "id")
        if pk is None:
            return self._titled(row)
        if pk not in self.ids:
            raise _Lost("id", _("Your list has no project with this id. Leave it empty for a new project"))
        return self.ids[pk]

    def _titled(self, row: Row) -> KnownProject | None:
        found = self.titles.get(alike(row.cells.get("title", "")), [])
        if len(found) > 1:
            raise _Lost("title", _("Several of your projects have this title. Write the id of the one that you mean"))
        return found[0] if found else None

    def _check_once(self, row: Row, known: KnownProject | None) -> None:
        key = known.project.pk if known else alike(row.cells.get("title", ""))
        if key and key in self.seen:
            column = "id" if row.cells.get("id") else "title"
            raise _Lost(column, _("This project stands in row %(row)d already. Take one out") % {"row": self.seen[key]})
        self.seen[key] = row.number

    def _older(self, row: Row, known: KnownProject | None) -> int | None:
        number = self._number(row, "version")
        if known is None or number is None or number == known.version:
            return None
        if number > known.version:
            raise _Lost("version", _("There is no such version. Leave this as it was when you took the list"))
        return number

    def _number(self, row: Row, name: str) -> int | None:
        try:
            number: int | None = self.columns[name].read(row.cells.get(name, ""))
        except ValidationError as error:
            raise _Lost(name, error.messages[0]) from error
        return number


class _Lost(Exception):
    """The project of a row cannot be told, for what stands in this column."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence
