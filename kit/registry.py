"""A named list that rooms fill in their `apps.py`, so that a lower room need not import a higher one."""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Things by name, in the order in which they were added. Adding a name twice is an error."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._things: dict[str, T] = {}

    def add(self, name: str, thing: T) -> None:
        """Add a thing; raises `ValueError` where the name is taken."""
        if name in self._things:
            raise ValueError(f"There already is a {self.what} named {name!r}.")
        self._things[name] = thing

    def __getitem__(self, name: str) -> T:
        return self._things[name]

    def __iter__(self) -> Iterator[T]:
        return iter(self._things.values())

    def items(self) -> Iterator[tuple[str, T]]:
        """The names and their things."""
        return iter(self._things.items())
