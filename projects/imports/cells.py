"""Reading one cell of a record: what may stand in it, and a sentence for what may not."""

import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Field, Model
from django.utils import timezone

T = TypeVar("T")
Read = Callable[[Any], T]

EARLIEST_YEAR = 1950
MOST_ITEMS = 200
# These turn the direction of the text after them, so that a name can be shown as another.
TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
KINDS = {str: "text", list: "a list", int: "a whole number"}


class BadCell(Exception):
    """What stands in a cell will not do; the message says why."""


def longest(model: type[Model], column: str) -> int:
    """How many characters the column takes."""
    return cast("Field[Any, Any]", model._meta.get_field(column)).max_length or 0


def text(at_most: int, *, lines: bool = False, needed: bool = True) -> Read[str]:
    """Give a reader of text of at most so many characters, of several lines only where `lines` says so."""

    def read(cell: Any) -> str:
        """Give the text; raises `BadCell`."""
        if cell is None and not needed:
            return ""
        stripped = str(_check_type(cell, str)).strip()
        _check_length(stripped, at_most)
        _check_characters(stripped, lines)
        if needed and not any(character.isprintable() and not character.isspace() for character in stripped):
            raise BadCell("is empty")
        return stripped

    return read


def texts(at_most: int) -> Read[tuple[str, ...]]:
    """Give a reader of a list of texts; what stands in it twice is read once."""
    read_item = text(at_most)

    def read(cell: Any) -> tuple[str, ...]:
        """Give the texts; raises `BadCell`."""
        items = _check_type([] if cell is None else cell, list)
        if len(items) > MOST_ITEMS:
            raise BadCell(f"has {len(items)} items; at most {MOST_ITEMS} are taken")
        return tuple(dict.fromkeys(_item(read_item, place, item) for place, item in enumerate(items, start=1)))

    return read


def choice(values: dict[str, T], among: str) -> Read[T]:
    """Give a reader of one of these words, in any case; `among` says where they are listed."""
    known = {word.casefold(): value for word, value in values.items()}

    def read(cell: Any) -> T:
        """Give what the word stands for; raises `BadCell`."""
        word = text(100)(cell)
        if word.casefold() not in known:
            raise BadCell(f"{quoted(word)} is not among {among}")
        return known[word.casefold()]

    return read


def year(cell: Any) -> int | None:
    """Read a year between 1950 and the next, or null."""
    if cell is None:
        return None
    last = timezone.localdate().year + 1
    if not EARLIEST_YEAR <= _check_type(cell, int) <= last:
        raise BadCell(f"{quoted(str(cell))} is not a year between {EARLIEST_YEAR} and {last}")
    return int(cell)


def web_address(at_most: int) -> Read[str]:
    """Give a reader of an address that begins with http:// or https://."""
    read_text = text(at_most)
    check = URLValidator(schemes=["http", "https"])

    def read(cell: Any) -> str:
        """Give the address; raises `BadCell`."""
        address = read_text(cell)
        try:
            check(address)
        except ValidationError as error:
            raise BadCell(f"{quoted(address)} is not a web address with http:// or https://") from error
        return address

    return read


def quoted(words: str) -> str:
    """The words as a message shows them: cut where they are long, with nothing that a terminal would obey."""
    shown = words if len(words) <= 60 else f"{words[:60]}…"
    return f"“{''.join(character if character.isprintable() else '?' for character in shown)}”"


def _check_type(cell: Any, kind: type) -> Any:
    if cell is None:
        raise BadCell("is missing")
    if not isinstance(cell, kind) or isinstance(cell, bool):
        raise BadCell(f"is not {KINDS[kind]}")
    return cell


def _check_length(words: str, at_most: int) -> None:
    if len(words) > at_most:
        raise BadCell(f"is too long: {len(words):,} characters; at most {at_most:,} are taken")


def _check_characters(words: str, lines: bool) -> None:
    allowed = "\n" if lines else ""
    for character in words:
        if (character not in allowed and unicodedata.category(character) in {"Cc", "Cs"}) or character in TURNS_TEXT:
            raise BadCell(f"holds a character that cannot be shown: U+{ord(character):04X}")


def _item(read_item: Read[str], place: int, item: Any) -> str:
    try:
        return read_item(item)
    except BadCell as error:
        raise BadCell(f"item {place} {error}") from error
