"""Finding organisations by any of their names."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F

from councils.models.organisation import Organisation
from councils.naming import bare, plain


class Directory:
    """All organisations by all their names: official, short, Welsh and other.

    Read once (`Directory.load()`, one query), then asked as often as an import needs.
    """

    def __init__(self, named: Iterable[tuple[Organisation, str]]) -> None:
        self._plain: dict[str, dict[int, Organisation]] = defaultdict(dict)
        self._bare: dict[str, dict[int, Organisation]] = defaultdict(dict)
        for organisation, name in named:
            self._plain[plain(name)][organisation.pk] = organisation
            self._bare[bare(name)][organisation.pk] = organisation

    @classmethod
    def load(cls) -> "Directory":
        """Read the names of all organisations."""
        rows = Organisation.objects.annotate(other=F("other_names__name"))
        return cls((each, name) for each in rows for name in (*each.own_names(), vars(each)["other"]) if name)

    def find(self, name: str) -> Organisation | None:
        """The one organisation of that name, or None.

        A name as it stands comes first, then without words such as "Council" and "Borough". Where several bear it,
        the only current one is meant; of several current ones, none.
        """
        return self._one(self._plain, plain(name)) or self._one(self._bare, bare(name))

    def containing(self, words: str) -> list[int]:
        """The ids of the organisations of which one name has every one of these words in it, or their beginnings."""
        wanted = plain(words).split()
        found: set[int] = set()
        for name, bearers in self._plain.items():
            if all(f" {word}" in f" {name}" for word in wanted):
                found |= bearers.keys()
        return sorted(found)

    @staticmethod
    def _one(names: dict[str, dict[int, Organisation]], name: str) -> Organisation | None:
        bearers = list(names.get(name, {}).values()) if name else []
        if len(bearers) > 1:
            bearers = [organisation for organisation in bearers if not organisation.has_ended]
        return bearers[0] if len(bearers) == 1 else None


def find_by_name(name: str) -> Organisation | None:
    """The one organisation that bears this name, or None; see `Directory.find`, which many look-ups should share."""
    return Directory.load().find(name)
