"""Panels: sections that a higher room puts on a page of a lower one.

The lower room's template says where (`{% panels "council" council %}`); the higher room adds, in its `apps.py`, a
function that renders what belongs there.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

Render = Callable[[HttpRequest, object], SafeString | None]


@dataclass(frozen=True)
class Panel:
    """A section of a page: its place in the order, and what renders it (None: nothing to show)."""

    order: int
    render: Render


_panels: dict[str, list[Panel]] = defaultdict(list)


def add(page: str, render: Render, *, order: int) -> None:
    """Put a section on the page of that name; lower orders come first."""
    _panels[page].append(Panel(order, render))
    _panels[page].sort(key=lambda panel: panel.order)


def of(page: str) -> list[Panel]:
    """The sections of a page, in their order."""
    return list(_panels[page])
